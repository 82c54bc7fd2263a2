// Written for old phones: no syntax younger than ES5. Every page works without it.
import { supported } from "./supported.js";
import { exitThisPage } from "./exit.js";
import { onlyOnce } from "./once.js";
import { printing } from "./print.js";
import { wordsFromLink } from "./words.js";

supported();
exitThisPage();
onlyOnce();
printing();
wordsFromLink();
