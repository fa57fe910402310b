import { drawChart } from "./chart/draw";
import { writeAsInIndonesia } from "./chart/locale";

writeAsInIndonesia();
for (const figure of document.querySelectorAll<HTMLElement>(".pd-chart[data-spec]")) void drawChart(figure);
