import type { components } from "../../../../shared/api";
import { fromBase64, type Bytes } from "../bytes";
import { FieldProblem } from "../contract";
import type { Desk } from "../notebook/desk";
import { ONLY } from "../records/singles";
import { chance } from "../ports";
import { Changes } from "../store/changes";
import { applyAnswers } from "../sync/answers";
import { checked } from "../sync/statement";
import { listOf, RECEIPT, unpacked, Unreadable } from "./container";

type Api = components["schemas"];

interface ReceiptList {
  problem: { code: string; message: string } | null;
  answers: Api["Answer"][];
  files: { sha256: string; stored: boolean; code: string; message: string }[];
  statement: Api["SignedStatement"] | null;
}

/** Takes the office's receipt of a parcel as if its answers had come by signal; how many commands it settled. */
export async function takeReceipt(desk: Desk, file: Bytes): Promise<number> {
  const said = await read(desk, file);
  if (said.problem !== null) throw new FieldProblem("file.refused", { code: said.problem.code }, said.problem.message);
  const changes = new Changes();
  const { settled } = applyAnswers(desk.store, changes, said.answers, desk.clock.now(), chance(desk.crypto));
  for (const { sha256, stored, code, message } of said.files) {
    const problem = code === "" ? null : { code, message, field: null, facts: {} };
    for (const photo of desk.store.shelf("photo").where((one) => one.sha256 === sha256 && !one.atOffice)) {
      changes.put("photo", { ...photo, atOffice: stored, problem });
    }
  }
  if (said.statement !== null) {
    const statement = await checked(desk.crypto, said.statement, desk.session.officeSigning);
    changes.put("statement", { id: ONLY, ...statement });
  }
  await desk.store.write(changes);
  return settled.length;
}

async function read(desk: Desk, file: Bytes): Promise<ReceiptList> {
  const { replySeed, officeSigning } = desk.session;
  try {
    const { content } = await unpacked(desk.crypto, RECEIPT, file, {
      own: fromBase64(replySeed),
      signer: officeSigning,
    });
    return listOf(content).list as ReceiptList; // signed by the office: it is what its document says
  } catch (error) {
    const reason = error instanceof Unreadable ? error.reason : "unreadable";
    throw new FieldProblem(
      reason === "forged" ? "file.forged" : reason === "for_other" ? "file.other_person" : "file.unreadable",
    );
  }
}
