import type { OfficeService } from '#contract';
import { ok } from '#law/ground';
import { backups, makeBackup, rehearseBackup } from '../backups/index.ts';
import { discretionPage } from '../discretion/index.ts';
import { dutiesPage } from '../duties/duties-page.ts';
import { receipt } from '../receipts/index.ts';
import { startLeads, startPage } from '../start/start-page.ts';
import { streamsPage } from '../streams/streams-page.ts';
import { answerContradiction, contradictions } from '../watching/contradictions-page.ts';
import { noteAbsence, revokeStandIn } from './absences.ts';
import { procedures, tryOut } from './asking.ts';
import { readFile } from './attachments.ts';
import { viewFor } from './beside.ts';
import { myCases, officeCases } from './case-lists.ts';
import { choices } from './choices.ts';
import { notFound } from './declined.ts';
import type { Desk } from './desk.ts';
import { docket } from './docket.ts';
import { askDraft, draft, drafts, dropDraft, fileDraft, openDraft, saveDraft } from './drafts.ts';
import { events } from './events.ts';
import { firstPosts, openCity } from './first-posts.ts';
import { giveOrder, openCase } from './giving.ts';
import { handOver, noteOnCase } from './hand-over.ts';
import { leaving, left, may } from './leaving.ts';
import { letter, letterPdf, recount, recountPage } from './letters.ts';
import { lookAtMandate, mayGiveMandate, ownOrganisations, revokeMandate, takeMandate } from './mandates.ts';
import { enrol, me } from './me.ts';
import { orderDraft, saveOrderDraft } from './order-drafts.ts';
import { confirmByLetter, mayEnterCode, writeToOrganisation } from './organisation-letter.ts';
import { confirmOrganisation, organisationsWaiting } from './organisations.ts';
import { declareInterest, endInterest, endSeat, giveSeat, people } from './people.ts';
import { confirmPost, endPost, givePost, takeBackPost } from './posts.ts';
import { previewOpening, previewOrder } from './preview.ts';
import { readings } from './readings.ts';
import { sentLetters } from './sent-letters.ts';
import { giveOrders, tryOrders } from './several.ts';
import { signatures } from './signing.ts';
/** What the office answers about cases: asking, filing, ordering and reading them, and who works on them. */
import { uploadTicket } from './upload-tickets.ts';
import { keepFile } from './uploads.ts';
import { watchBoard } from './watch-board.ts';
import { workload } from './workload.ts';

export type CaseMethods = Pick<
  OfficeService,
  | 'procedures'
  | 'start'
  | 'startLeads'
  | 'tryOut'
  | 'choices'
  | 'drafts'
  | 'openDraft'
  | 'draft'
  | 'saveDraft'
  | 'dropDraft'
  | 'askDraft'
  | 'fileDraft'
  | 'keepFile'
  | 'uploadTicket'
  | 'file'
  | 'myCases'
  | 'readings'
  | 'openCase'
  | 'previewOpening'
  | 'caseView'
  | 'order'
  | 'preview'
  | 'letter'
  | 'letterPdf'
  | 'orderDraft'
  | 'saveOrderDraft'
  | 'recount'
  | 'recountPage'
  | 'receipt'
  | 'docket'
  | 'handOver'
  | 'noteOnCase'
  | 'workload'
  | 'discretion'
  | 'backups'
  | 'makeBackup'
  | 'rehearseBackup'
  | 'contradictions'
  | 'answerContradiction'
  | 'officeCases'
  | 'watchStreams'
  | 'watchBoard'
  | 'duties'
  | 'signatures'
  | 'tryOrders'
  | 'giveOrders'
  | 'sentLetters'
  | 'events'
  | 'people'
  | 'givePost'
  | 'endPost'
  | 'confirmPost'
  | 'takeBackPost'
  | 'revokeStandIn'
  | 'giveSeat'
  | 'endSeat'
  | 'noteAbsence'
  | 'declareInterest'
  | 'endInterest'
  | 'me'
  | 'enrol'
  | 'may'
  | 'leaving'
  | 'firstPosts'
  | 'organisationsWaiting'
  | 'confirmOrganisation'
  | 'ownOrganisations'
  | 'revokeMandate'
  | 'lookAtMandate'
  | 'mayGiveMandate'
  | 'takeMandate'
  | 'writeToOrganisation'
  | 'mayEnterCode'
  | 'confirmByLetter'
  | 'openCity'
  | 'left'
>;

export const caseMethods = (desk: Desk): CaseMethods => ({
  procedures: procedures(desk),
  start: startPage(desk),
  startLeads: startLeads(desk),
  tryOut: tryOut(desk),
  choices: choices(desk),
  drafts: drafts(desk),
  openDraft: openDraft(desk),
  draft: draft(desk),
  saveDraft: saveDraft(desk),
  dropDraft: dropDraft(desk),
  askDraft: askDraft(desk),
  fileDraft: fileDraft(desk),
  keepFile: (caller, file) => keepFile(desk, caller, file),
  uploadTicket: uploadTicket(desk),
  file: (caller, { digest }) => readFile(desk, caller, digest),
  myCases: myCases(desk),
  readings: readings(desk),
  openCase: openCase(desk),
  previewOpening: previewOpening(desk),
  caseView: async ({ person }, { id, as }) => {
    const view = await viewFor(desk, person, id, as);
    return view === undefined ? notFound(id) : ok(view);
  },
  order: giveOrder(desk),
  preview: previewOrder(desk),
  letter: letter(desk),
  letterPdf: letterPdf(desk),
  orderDraft: orderDraft(desk),
  saveOrderDraft: saveOrderDraft(desk),
  recount: recount(desk),
  recountPage: recountPage(desk),
  receipt: receipt(desk),
  docket: docket(desk),
  handOver: handOver(desk),
  noteOnCase: noteOnCase(desk),
  workload: workload(desk),
  discretion: discretionPage(desk),
  backups: backups(desk),
  makeBackup: makeBackup(desk),
  rehearseBackup: rehearseBackup(desk),
  contradictions: contradictions(desk),
  answerContradiction: answerContradiction(desk),
  officeCases: officeCases(desk),
  watchStreams: streamsPage(desk),
  watchBoard: watchBoard(desk),
  duties: dutiesPage(desk),
  signatures: signatures(desk),
  tryOrders: tryOrders(desk),
  giveOrders: giveOrders(desk),
  sentLetters: sentLetters(desk),
  events: (caller, asked, signal) => events(desk, caller, asked, signal),
  people: people(desk),
  givePost: givePost(desk),
  endPost: endPost(desk),
  confirmPost: confirmPost(desk),
  takeBackPost: takeBackPost(desk),
  revokeStandIn: revokeStandIn(desk),
  giveSeat: giveSeat(desk),
  endSeat: endSeat(desk),
  noteAbsence: noteAbsence(desk),
  declareInterest: declareInterest(desk),
  endInterest: endInterest(desk),
  me: (caller) => me(desk, caller),
  enrol: (caller, person) => enrol(desk, caller, person),
  may: (caller, power) => may(desk, caller, power),
  leaving: (caller) => leaving(desk, caller),
  firstPosts: () => firstPosts(desk),
  organisationsWaiting: organisationsWaiting(desk),
  confirmOrganisation: confirmOrganisation(desk),
  ownOrganisations: ownOrganisations(desk),
  revokeMandate: (caller, mandate) => revokeMandate(desk, caller, mandate),
  lookAtMandate: (caller, mandate) => lookAtMandate(desk, caller, mandate),
  mayGiveMandate: (caller, organisation, span) => mayGiveMandate(desk, caller, organisation, span),
  takeMandate: (caller, mandate) => takeMandate(desk, caller, mandate),
  writeToOrganisation: (caller, letter) => writeToOrganisation(desk, caller, letter),
  mayEnterCode: (caller, organisation) => mayEnterCode(desk, caller, organisation),
  confirmByLetter: (caller, organisation) => confirmByLetter(desk, caller, organisation),
  openCity: (caller, first) => openCity(desk, caller, first),
  left: (caller) => left(desk, caller),
});
