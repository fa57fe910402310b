/** The icons of the field app: Tabler Icons (MIT), outline, 2 px. */
import alertTriangle from "@tabler/icons/outline/alert-triangle.svg?raw";
import arrowBackUp from "@tabler/icons/outline/arrow-back-up.svg?raw";
import calendar from "@tabler/icons/outline/calendar.svg?raw";
import camera from "@tabler/icons/outline/camera.svg?raw";
import check from "@tabler/icons/outline/check.svg?raw";
import chevronLeft from "@tabler/icons/outline/chevron-left.svg?raw";
import chevronRight from "@tabler/icons/outline/chevron-right.svg?raw";
import circleCheck from "@tabler/icons/outline/circle-check.svg?raw";
import clock from "@tabler/icons/outline/clock.svg?raw";
import cloudCheck from "@tabler/icons/outline/cloud-check.svg?raw";
import cloudOff from "@tabler/icons/outline/cloud-off.svg?raw";
import cloudUp from "@tabler/icons/outline/cloud-up.svg?raw";
import deviceMobile from "@tabler/icons/outline/device-mobile.svg?raw";
import download from "@tabler/icons/outline/download.svg?raw";
import fileText from "@tabler/icons/outline/file-text.svg?raw";
import lock from "@tabler/icons/outline/lock.svg?raw";
import map2 from "@tabler/icons/outline/map-2.svg?raw";
import mapPin from "@tabler/icons/outline/map-pin.svg?raw";
import minus from "@tabler/icons/outline/minus.svg?raw";
import pencil from "@tabler/icons/outline/pencil.svg?raw";
import plus from "@tabler/icons/outline/plus.svg?raw";
import printer from "@tabler/icons/outline/printer.svg?raw";
import qrcode from "@tabler/icons/outline/qrcode.svg?raw";
import refresh from "@tabler/icons/outline/refresh.svg?raw";
import search from "@tabler/icons/outline/search.svg?raw";
import settings from "@tabler/icons/outline/settings.svg?raw";
import trash from "@tabler/icons/outline/trash.svg?raw";
import user from "@tabler/icons/outline/user.svg?raw";
import users from "@tabler/icons/outline/users.svg?raw";
import x from "@tabler/icons/outline/x.svg?raw";

const FILES = {
  "alert-triangle": alertTriangle,
  "arrow-back-up": arrowBackUp,
  calendar,
  camera,
  check,
  "chevron-left": chevronLeft,
  "chevron-right": chevronRight,
  "circle-check": circleCheck,
  clock,
  "cloud-check": cloudCheck,
  "cloud-off": cloudOff,
  "cloud-up": cloudUp,
  "device-mobile": deviceMobile,
  download,
  "file-text": fileText,
  lock,
  "map-2": map2,
  "map-pin": mapPin,
  minus,
  pencil,
  plus,
  printer,
  qrcode,
  refresh,
  search,
  settings,
  trash,
  user,
  users,
  x,
};

export type IconName = keyof typeof FILES;

/** The lines of an icon, as `d` of its paths; the first path of each file is only its frame. */
export function linesOf(name: IconName): string[] {
  return [...FILES[name].matchAll(/<path d="([^"]+)"/g)].map((found) => found[1] ?? "");
}
