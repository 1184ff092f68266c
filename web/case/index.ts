export { Boxes, type BoxesProps } from './boxes.tsx';
export { CaseGraph, type CaseGraphProps } from './case-graph.tsx';
export { ClockRibbon, type ClockRibbonProps, Recount, type RecountFiles } from './clock-ribbon.tsx';
export { Docket, type DocketProps } from './docket.tsx';
export { Facts, type FactsProps } from './facts.tsx';
export { Looks } from './looks.tsx';
export { Orders, type OrdersProps } from './orders.tsx';
export { QuestionField, type QuestionFieldProps } from './question-field.tsx';
export { ReadingLog } from './reading-log.tsx';
export type * from './shapes.ts';
export { type SheetBoard, Sheets } from './sheets.tsx';
export { StateMark, StatusMark } from './state-mark.tsx';
export { Stays } from './stays.tsx';
export { StopRule } from './stop-rule.tsx';
export { Path, Story, type StoryProps } from './story.tsx';
export { type TimeRow, TimesTable, type TimesTableProps } from './times-table.tsx';
export { Attendance, type Ballot, BallotMark, type Member, type Sum, type Vote, VoteBoard } from './vote-board.tsx';
export { type WaysRow, WaysTable } from './ways-table.tsx';
export {
  LiveTier,
  type LiveTierProps,
  type Offered,
  OfferedFacts,
  SavedLine,
  SetAside,
  TierStrip,
  WizardStep,
  type WizardStepProps,
} from './wizard.tsx';
