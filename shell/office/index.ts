export { byCode, caseMethods, draftTable, isAdminRole, viewByCode, viewFor } from './cases/index.ts';
export { type Clock, SetClock, systemClock } from './clock.ts';
export { closingDay, columnsOf, type ImportDone, importProducts } from './import/import-products.ts';
export { type Kept, LedgerKeeper } from './ledger-keeper.ts';
export { type MeetingMethods, meetingMethods } from './meetings/index.ts';
export { type OpenedOffice, type OpenOptions, openOffice } from './open-office.ts';
export { matrixView, publicMethods } from './public/index.ts';
export { set, setting } from './settings.ts';
export { digestOf, type Installed, installOwnPack, type PackFiles, readPackFolder, Shelf } from './shelf.ts';
