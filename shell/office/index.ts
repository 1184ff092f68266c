export { applyCalendar, type CalendarMove, movesOfCase, previewCalendar, readCalendarChange } from './calendar/index.ts';
export {
  byCode,
  byCode,
  caseMethods,
  caseMethods,
  draftTable,
  draftTable,
  dropUnusedFiles,
  viewByCode,
  viewByCode,
  viewFor,
  viewFor,
} from './cases/index.ts';
export { standInFor } from './cases/stand-in-rules.ts';
export { type Clock, SetClock, systemClock } from './clock.ts';
export type { DutyCase } from './duties/calendar-run.ts';
export { aboutHold, type Erased } from './erasure/index.ts';
export { fittingMap, standOn } from './import/filled.ts';
export { closingDay, type ImportDone, importProducts } from './import/import-products.ts';
export { type Kept, LedgerKeeper } from './ledger-keeper.ts';
export { type MailerParts, mailTables, subscriptionMethods, writeMails } from './mail/index.ts';
export { type MeetingMethods, meetingMethods } from './meetings/index.ts';
export { type OpenedOffice, type OpenOptions, openOffice } from './open-office.ts';
export { forPower, gives, hasPower, heldAlone, holdersOfPower, rolesWith } from './powers.ts';
export { matrixView, publicMethods } from './public/index.ts';
export { reminderMethods } from './reminders/methods.ts';
export { ReminderRun } from './reminders/reminder-run.ts';
export { yearReport } from './report/index.ts';
export { set, setting } from './settings.ts';
export { digestOf, type Installed, installOwnPack, type PackFiles, readPackFolder, Shelf } from './shelf.ts';
export { textMethods } from './texts/index.ts';
export { previewTransition, type TransitionPreview } from './transitions/preview.ts';
