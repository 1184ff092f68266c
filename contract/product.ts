import { Type } from 'typebox';
import { CaseGraph } from './case-graph.ts';
import { Answer, CaseRef, Cell, Line, Mark, Marks, Ranked, Status, StoryLine, Titled } from './common.ts';
import { Count, Day, Instant, list, maybe, Name, named, type Of, oneOf, Text } from './schema.ts';
import { FileRecorded } from './trial.ts';

/** One requirement of a test, from where it comes to what came out: required, source, method, threshold, result. */
export const TestResult = named('TestResult', {
  id: Type.String(),
  class: Text,
  required: Text,
  source: Text,
  method: Text,
  measure: Text,
  promised: Text,
  /** On how many samples at least, as it was planned. */
  planned: maybe(Text),
  says: maybe(Text),
  samples: maybe(Text),
  /** Where in the records of the run it is shown. */
  evidence: maybe(Text),
  /** Of a share: the finding as so many of so many, with its interval (Wilson). */
  share: maybe(Type.Number()),
  hits: maybe(Count),
  trials: maybe(Count),
  low: maybe(Type.Number()),
  high: maybe(Type.Number()),
  level: maybe(Type.Number()),
  interval: maybe(Text),
  /** Met, but the interval reaches past the threshold. */
  close: maybe(Type.Boolean()),
  /** Whether what was promised was kept. */
  met: maybe(Type.Boolean()),
  good: oneOf('high', 'low', 'neither'),
});

/** One run of tests: what was fixed before it, and what came out. */
export const TestRun = named('TestRun', {
  number: Type.String(),
  procedure: Titled,
  status: Status,
  /** Product, version, intended use and what was left out. */
  scope: list(Cell),
  results: list(TestResult),
  /** When the requirements were recorded, with the digests of what was fixed with them. */
  recorded: maybe(Instant),
  files: list(FileRecorded),
  ran: maybe(Day),
  marks: Marks,
});

/** An entry in another register about the same product. */
export const EntryAbout = named('EntryAbout', {
  register: Titled,
  /** The kind of the procedure that keeps it. */
  kind: Type.String(),
  number: Type.String(),
  status: Status,
  since: Day,
  href: Type.String(),
  told: list(Cell),
});

/** What a resident may refuse or ask for, and the order that asks for it. */
export const Right = named('Right', { text: Text, marks: Marks, procedure: maybe(Name), order: maybe(Name) });

export const Incident = named('Incident', {
  on: Day,
  text: Text,
  harm: maybe(Text),
  /** What was found to be the cause, and of which kind. */
  wrong: maybe(Text),
  /** What corrects it and what keeps it from coming again, a line each. */
  changed: list(Text),
  /** What shows that it helps. */
  effect: maybe(Text),
  mended: maybe(Day),
  status: maybe(Status),
  number: maybe(Type.String()),
  marks: Marks,
});

export const ProductPage = named('ProductPage', {
  number: Type.String(),
  register: Titled,
  title: Text,
  sentence: Text,
  maker: maybe(Text),
  status: Status,
  since: Day,
  tier: maybe(Ranked),
  why: maybe(Answer),
  warnings: list(Line),
  /** What it is not made for. */
  limits: maybe(Line),
  tested: named('Tested', { sentence: Text, notes: list(Line), runs: list(TestRun) }),
  incidents: named('Incidents', { sentence: Text, rows: list(Incident), note: maybe(Text) }),
  rights: list(Right),
  complain: list(
    named('ComplainDoor', { procedure: Name, kind: Name, order: Name, title: Text, sentence: Text, within: maybe(Text), marks: Marks }),
  ),
  glance: list(Cell),
  life: list(StoryLine),
  versions: list(
    named('RowVersion', {
      version: Count,
      from: Day,
      until: maybe(Day),
      status: Text,
      /** Only what differs from the version before. */
      changed: list(Cell),
      why: maybe(Text),
      mark: maybe(Mark),
    }),
  ),
  cases: list(CaseRef),
  /** The same with what hangs on them, as a drawing. */
  graph: maybe(CaseGraph),
  /** Certificates, trials and other entries about it. */
  entries: list(EntryAbout),
});
export type ProductPage = Of<typeof ProductPage>;
