import { expectTypeOf, test } from 'vitest';
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

// The compiler holds these, each time the types are checked.
test('what the server sends fits into the drawings', () => {
  expectTypeOf<contract.ClockView>().toExtend<ClockView>();
  expectTypeOf<contract.OfferView>().toExtend<OrderOffer>();
  expectTypeOf<contract.Question>().toExtend<Question>();
  expectTypeOf<contract.DocketRow>().toExtend<DocketRow>();
  expectTypeOf<contract.StoryLine>().toExtend<StoryLine>();
  expectTypeOf<contract.Readings['rows'][number]>().toExtend<ReadingLine>();
  expectTypeOf<NonNullable<contract.TrialPage['looks']>['rows'][number]>().toExtend<TrialLook>();
  expectTypeOf<contract.CaseView['path'][number]>().toExtend<PathStep>();
  expectTypeOf<contract.FactView>().toExtend<FactView>();
  expectTypeOf<contract.OfferedFact>().toExtend<Offered>();
  expectTypeOf<contract.Status>().toExtend<Status>();
  expectTypeOf<contract.VoteBoard>().toExtend<Vote>();
  expectTypeOf<contract.TimeRow>().toExtend<TimeRow>();
  expectTypeOf<contract.Ranked>().toExtend<Ranked>();
  expectTypeOf<contract.Line>().toExtend<Line>();
  expectTypeOf<contract.Answer>().toExtend<WhyAnswer>();
  expectTypeOf<contract.FiredTable>().toExtend<FiredTable>();
  expectTypeOf<contract.ArticleSquare>().toExtend<ArticleSquare>();
  expectTypeOf<contract.ArticlePage['runs'][number]>().toExtend<Running>();
});
