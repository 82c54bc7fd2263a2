// Written for old phones: no syntax younger than ES5. Every page works without it.
import { supported } from "./supported.js";
import { exitThisPage } from "./exit.js";
import { onlyOnce } from "./once.js";
import { printing } from "./print.js";

supported();
exitThisPage();
onlyOnce();
printing();
