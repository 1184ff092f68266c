import { createContext, type ReactNode, useContext } from 'react';
import { Link, type Text, useT } from '#web/ui';
import { useWords } from './words.ts';

/** The article says it; leaves it to a measure; or says nothing and the pack proposes it. */
export type Standing = 'law' | 'delegated' | 'assumed';

/** What a rule rests on, and how firmly. */
export interface Mark {
  /** `sz.44(2)` */
  readonly article: string;
  /** As it stands in a margin: `AI Reg. 44`, 条例第44条. */
  readonly label?: Text | undefined;
  readonly standing: Standing;
  /** Where assumed: what a reader must know. */
  readonly note?: Text | undefined;
}

/** `sz.44(2)` is read at `/law/sz/44`. */
export const articleHref = (article: string): string => {
  const [, source = article, number = ''] = /^([^.]+)\.?([^(]*)/.exec(article) ?? [];
  return `/law/${source}/${number}`;
};

const LabelsContext = createContext<(article: string) => Text | undefined>(() => undefined);

/** Anyone who knows the pack says what its articles are called, for marks that come without a label. */
export function ArticleLabels({
  labels,
  children,
}: {
  readonly labels: (article: string) => Text | undefined;
  readonly children: ReactNode;
}) {
  return <LabelsContext value={labels}>{children}</LabelsContext>;
}

/** ● said by law, ◐ left by law to the authority, ◌ our assumption. A shape, never a colour. */
export function StandingShape({ standing }: { readonly standing: Standing }) {
  return <i className={`st ${standing}`} aria-hidden="true" />;
}

/** The quiet mark in the margin: shape, article, link. */
export function ArticleMark({ mark }: { readonly mark: Mark }) {
  const words = useWords();
  const t = useT();
  const labels = useContext(LabelsContext);
  const label = mark.label ?? labels(mark.article);
  const note = mark.note === undefined ? words.standingLong[mark.standing] : `${words.standingLong[mark.standing]}: ${t(mark.note)}`;
  return (
    <Link className="art" href={articleHref(mark.article)} title={note}>
      <StandingShape standing={mark.standing} />
      <span>{label === undefined ? mark.article : t(label)}</span>
      <span className="sr"> ({words.standing[mark.standing]})</span>
    </Link>
  );
}

/** All articles that together carry a rule. */
export function Marks({ marks }: { readonly marks: readonly Mark[] | Mark | undefined }) {
  const all = marks === undefined ? [] : Array.isArray(marks) ? (marks as readonly Mark[]) : [marks as Mark];
  return all.map((mark) => <ArticleMark key={`${mark.article} ${mark.standing}`} mark={mark} />);
}

/** The same from bare articles, as a pack names them: `['xkf.42']`. */
export function BasisList({
  basis,
  standing = 'law',
  note,
}: {
  readonly basis: string | readonly string[];
  readonly standing?: Standing;
  readonly note?: Text;
}) {
  const all = typeof basis === 'string' ? [basis] : basis;
  return <Marks marks={all.map((article) => ({ article, standing, note }))} />;
}

/** The standing alone, in words: where no article can be named. */
export function StandingMark({ standing, long = false }: { readonly standing: Standing; readonly long?: boolean }) {
  const words = useWords();
  return (
    <span className="art">
      <StandingShape standing={standing} />
      <span>{long ? words.standingLong[standing] : words.standing[standing]}</span>
    </span>
  );
}

/** What the three shapes mean. */
export function MarksLegend() {
  const words = useWords();
  return (
    <p className="marks quiet small">
      {words.marks} <StandingMark standing="law" long /> <StandingMark standing="delegated" long /> <StandingMark standing="assumed" long />
    </p>
  );
}
