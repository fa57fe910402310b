const PATIENCE_MS = 20_000;
const DECIMALS = 6; // about a decimetre, finer than any phone

/**
 * The button that writes down where the device is. It fills fields that can also be filled by hand, and never stands
 * in the way: without a point the report is sent as it is.
 */
export function startLocating(root: Document, geolocation: Geolocation | undefined): void {
  const button = root.querySelector<HTMLButtonElement>("[data-locate]");
  const answer = root.querySelector<HTMLElement>("[data-locate-answer]");
  if (!button || !answer) return;
  const say = (words: string) => (answer.textContent = words);
  const missing = () => {
    button.disabled = false;
    say(button.dataset.locateMissing ?? "");
  };
  button.addEventListener("click", () => {
    if (!geolocation) {
      missing();
      return;
    }
    button.disabled = true;
    say(button.dataset.locateWaiting ?? "");
    const options = { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 0 };
    geolocation.getCurrentPosition(
      ({ coords }) => {
        button.disabled = false;
        fill(root, "latitude", coords.latitude.toFixed(DECIMALS));
        fill(root, "longitude", coords.longitude.toFixed(DECIMALS));
        fill(root, "accuracy_m", coords.accuracy.toFixed(0));
        say((button.dataset.locateFound ?? "").replace("{metres}", coords.accuracy.toFixed(0)));
      },
      missing,
      options,
    );
  });
}

function fill(root: Document, name: string, value: string): void {
  const field = root.querySelector<HTMLInputElement>(`[name=${name}]`);
  if (field) field.value = value;
}
