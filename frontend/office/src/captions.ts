/** Beside chosen photos, one field each for its caption, in the order in which the files are sent. */
export function startCaptions(root: Document): void {
  for (const chooser of root.querySelectorAll<HTMLInputElement>("input[type=file][data-photo-captions]")) {
    const list = root.createElement("ul");
    list.className = "attached";
    chooser.after(list);
    chooser.addEventListener("change", () => {
      const word = chooser.dataset.photoCaptions ?? "";
      list.replaceChildren(...Array.from(chooser.files ?? [], (file) => line(root, word, file.name)));
    });
  }
}

function line(root: Document, word: string, fileName: string): HTMLLIElement {
  const field = root.createElement("input");
  field.className = "form-control";
  field.name = "photo_caption";
  field.maxLength = 200;
  const label = root.createElement("label");
  label.className = "grow";
  label.append(`${word} ${fileName} `, field);
  const item = root.createElement("li");
  item.append(label);
  return item;
}
