/** The English texts, key by key as the Indonesian ones. */
import type id from "../id";
import account from "./account";
import app from "./app";
import checking from "./checking";
import meeting from "./meeting";
import plan from "./plan";
import report from "./report";
import sending from "./sending";
import village from "./village";

const en: typeof id = {
  ...app,
  ...account,
  ...sending,
  ...report,
  ...checking,
  ...plan,
  ...village,
  ...meeting,
};

export default en;
