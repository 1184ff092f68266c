import { test } from 'vitest';
import type * as contract from '#contract';
import type { ArticleSquare, FiredTable, Line, Ranked, Running, WhyAnswer } from '#web/law';
import type {
  ClockView,
  DocketRow,
  FactView,
  Offered,
  OrderOffer,
  PathStep,
  Question,
  ReadingLine,
  Status,
  StoryLine,
  TimeRow,
  TrialLook,
  Vote,
} from './index.ts';

/** Compiles only if all that the server sends can be drawn as it is. */
type Fits<Sent extends Drawn, Drawn> = Sent;

type AsSent = [
  Fits<contract.ClockView, ClockView>,
  Fits<contract.OfferView, OrderOffer>,
  Fits<contract.Question, Question>,
  Fits<contract.DocketRow, DocketRow>,
  Fits<contract.StoryLine, StoryLine>,
  Fits<contract.Readings['rows'][number], ReadingLine>,
  Fits<NonNullable<contract.TrialPage['looks']>['rows'][number], TrialLook>,
  Fits<contract.CaseView['path'][number], PathStep>,
  Fits<contract.FactView, FactView>,
  Fits<contract.OfferedFact, Offered>,
  Fits<contract.Status, Status>,
  Fits<contract.VoteBoard, Vote>,
  Fits<contract.TimeRow, TimeRow>,
  Fits<contract.Ranked, Ranked>,
  Fits<contract.Line, Line>,
  Fits<contract.Answer, WhyAnswer>,
  Fits<contract.FiredTable, FiredTable>,
  Fits<contract.ArticleSquare, ArticleSquare>,
  Fits<contract.ArticlePage['runs'][number], Running>,
];

test('what the server sends fits into the drawings', () => {
  // Nothing runs here: the check above is the compiler's.
  const fits: AsSent | undefined = undefined;
  void fits;
});
