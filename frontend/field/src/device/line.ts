/** What the browser says of the line; only some say anything, and nothing that decides may rest on it. */

interface Line {
  type?: string;
  saveData?: boolean;
}

/** Wi-Fi or a cable, where the browser says so and its user does not ask to spare data. */
export function isUnmetered(): boolean {
  const { type, saveData } = (navigator as { connection?: Line }).connection ?? {};
  return (type === "wifi" || type === "ethernet") && saveData !== true;
}
