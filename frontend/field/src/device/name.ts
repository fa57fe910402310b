/** What this phone may be called until its person names it: "Android SM-A045F", "iPhone", "HP". */
export function deviceName(agent: string = navigator.userAgent): string {
  const android = /Android [\d.]+; ([^;)]+)/.exec(agent)?.[1]?.replace(/ Build.*/, "");
  if (android && android !== "K") return `Android ${android}`; // "K" is what browsers say that hide the model
  if (agent.includes("Android")) return "Android";
  if (agent.includes("iPhone")) return "iPhone";
  return "HP";
}
