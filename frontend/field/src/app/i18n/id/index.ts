/** The Indonesian texts: the source. Plurals are "one | many" and say the same where the language does. */
import account from "./account";
import app from "./app";
import checking from "./checking";
import meeting from "./meeting";
import plan from "./plan";
import report from "./report";
import sending from "./sending";
import village from "./village";

export default {
  ...app,
  ...account,
  ...sending,
  ...report,
  ...checking,
  ...plan,
  ...village,
  ...meeting,
};
