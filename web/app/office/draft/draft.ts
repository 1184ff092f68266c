import type { Asked, CaseView, OfferView, Text } from '#contract';
import { inLanguage } from '#web/ui';

export type Proposing = NonNullable<Asked<'order'>['body']['proposes']>;
export type Choices = NonNullable<OfferView['proposes']>;
export type Found = NonNullable<Proposing['findings']>[string];

/** A draft decision as it is being written; nothing is chosen at first. */
export interface Draft {
  readonly order: string | undefined;
  /** Answers to what the decision asks, as the fields hold them. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Answers to what the proposal itself asks. */
  readonly own: Readonly<Record<string, unknown>>;
  readonly findings: Readonly<Record<string, Found>>;
  readonly papers: readonly string[];
}

export const blank: Draft = { order: undefined, values: {}, own: {}, findings: {}, papers: [] };

export const isBlank = ({ order, values, own, findings, papers }: Draft): boolean =>
  order === undefined && Object.keys({ ...values, ...own, ...findings }).length + papers.length === 0;

/** What can be cited, each with words for a list of choices. */
export interface Citable {
  readonly ref: string;
  readonly words: Text;
}

/** Everything in the file that a finding can rest on: facts that decide something first, then articles, then papers. */
export const citables = (view: CaseView): readonly Citable[] => {
  const facts = view.sections
    .flatMap((section) => section.facts)
    .filter(({ known, personal, file }) => known && personal !== true && file === undefined);
  const articles = new Map(
    [...(view.why?.because ?? []), ...view.orders.flatMap(({ marks }) => [{ marks }])].flatMap(({ marks }) =>
      marks.map((mark) => [mark.article, mark.label]),
    ),
  );
  for (const { mark } of facts) if (mark !== undefined) articles.set(mark.article, mark.label);
  return [
    ...facts.map(({ fact, title, words }) => ({ ref: `fact:${fact}`, words: joined(title, words) })),
    ...[...articles].map(([article, label]) => ({ ref: `article:${article}`, words: label })),
    ...view.files.map(({ digest, name }) => ({ ref: `paper:${digest}`, words: { en: name, zh: name } })),
  ];
};

const most = 60;

const joined = (title: Text, words: Text): Text => {
  const cut = (text: string): string => (text.length > most ? `${text.slice(0, most)}…` : text);
  const languages = new Set([...Object.keys(title), ...Object.keys(words)].filter((key) => key !== 'lacks'));
  return Object.fromEntries(
    [...languages].map((lang) => [lang, `${inLanguage(title, lang)}: ${cut(inLanguage(words, lang))}`]),
  ) as unknown as Text;
};

const keyOf = (id: string, order: string): string => `ordinance.draft.${id}.${order}`;

/** A copy in this browser, for what the server has not heard yet: closing the window, or a lost connection. */
export const keptHere = {
  read: (id: string, order: string): { readonly draft: Draft; readonly at: number } | undefined => {
    try {
      const text = localStorage.getItem(keyOf(id, order));
      return text === null ? undefined : (JSON.parse(text) as { readonly draft: Draft; readonly at: number });
    } catch {
      return undefined;
    }
  },
  write: (id: string, order: string, draft: Draft): void => {
    try {
      localStorage.setItem(keyOf(id, order), JSON.stringify({ draft, at: Date.now() }));
    } catch {
      // A browser that keeps nothing has the server's copy.
    }
  },
  drop: (id: string, order: string): void => {
    try {
      localStorage.removeItem(keyOf(id, order));
    } catch {
      // Nothing was kept.
    }
  },
};
