/** Files that leave the phone or come to it by hand. */

/** By the phone's own sharing (Bluetooth, chat, cable) where it has it, else as a download. */
export async function handOver(file: File): Promise<"shared" | "saved" | "stopped"> {
  const data = { files: [file] };
  if (typeof navigator.canShare === "function" && navigator.canShare(data)) {
    try {
      await navigator.share(data);
      return "shared";
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return "stopped";
    }
  }
  save(file);
  return "saved";
}

export function save(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = file.name;
  link.click();
  setTimeout(() => { URL.revokeObjectURL(address); }, 60_000); // prettier-ignore
}
