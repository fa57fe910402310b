import { startCaptions } from "./captions";
import { startLocating } from "./locating";

startLocating(document, navigator.geolocation);
startCaptions(document);
