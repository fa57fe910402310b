/** Where the phone is, as well as it can be known within a short while; it never blocks anything. */

export interface Place {
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracy: number; // metres
}

export type NoPlace = "denied" | "unavailable" | "late";

const GOOD_ENOUGH = 25; // metres
const PATIENCE = 25_000;

/** The first good point, or the best one when patience ends; `onBetter` hears of each on the way. */
export function locate(
  onBetter: (place: Place) => void,
  signal: AbortSignal,
  geolocation: Geolocation | undefined = (navigator as { geolocation?: Geolocation }).geolocation,
): Promise<Place | NoPlace> {
  if (!geolocation) return Promise.resolve("unavailable");
  return new Promise((resolve) => {
    let best: Place | null = null;
    const finish = (outcome: Place | NoPlace): void => {
      clearTimeout(timer);
      geolocation.clearWatch(watch);
      resolve(outcome);
    };
    const timer = setTimeout(() => { finish(best ?? "late"); }, PATIENCE); // prettier-ignore
    const watch = geolocation.watchPosition(
      ({ coords }) => {
        const here = {
          latitude: rounded(coords.latitude),
          longitude: rounded(coords.longitude),
          accuracy: Math.round(coords.accuracy),
        };
        if (best && best.accuracy <= here.accuracy) return;
        best = here;
        onBetter(here);
        if (here.accuracy <= GOOD_ENOUGH) finish(here);
      },
      (error) => {
        if (error.code === error.PERMISSION_DENIED) finish("denied");
        else if (error.code === error.POSITION_UNAVAILABLE && !best) finish("unavailable");
      },
      { enableHighAccuracy: true, maximumAge: 60_000 },
    );
    signal.addEventListener("abort", () => { finish(best ?? "late"); }, { once: true }); // prettier-ignore
  });
}

/** Six decimals are a hand's breadth. */
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
