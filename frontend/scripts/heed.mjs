// The design system's own helpers, only those that our pages use. Without them
// every page still works: they add a letter count, focus on errors, and the like.
import { createAll } from "nhsuk-frontend/dist/nhsuk/index.mjs";
import { CharacterCount } from "nhsuk-frontend/dist/nhsuk/components/character-count/character-count.mjs";
import { Checkboxes } from "nhsuk-frontend/dist/nhsuk/components/checkboxes/checkboxes.mjs";
import { ErrorSummary } from "nhsuk-frontend/dist/nhsuk/components/error-summary/error-summary.mjs";
import { NotificationBanner } from "nhsuk-frontend/dist/nhsuk/components/notification-banner/notification-banner.mjs";
import { Radios } from "nhsuk-frontend/dist/nhsuk/components/radios/radios.mjs";
import { SkipLink } from "nhsuk-frontend/dist/nhsuk/components/skip-link/skip-link.mjs";

[CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, Radios, SkipLink].forEach(
  (Component) => createAll(Component)
);
