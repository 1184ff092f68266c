import type { Lead, LeadTo, SearchWords } from './model.ts';
import { type Context, knownName } from './names.ts';
import { say } from './say.ts';
import { entriesOf, get, itemsOf, type Scalar, scalar, type Tree, wordsOf } from './yaml.ts';

/** The words that people type, `search.yaml`. A pack without it is found by its own titles. */
export const readSearch = (ctx: Context): SearchWords => {
  const tree = ctx.files.single.get('search')?.tree;
  return {
    leads: itemsOf(get(tree, 'leads')).flatMap((lead) => leadOf(lead, ctx)),
    same: Object.fromEntries(entriesOf(get(tree, 'same')).map(({ key, value }) => [key, wordsOf(value)])),
    skip: wordsOf(get(tree, 'skip')),
  };
};

const targets = ['procedure', 'register', 'article', 'page'] as const;

const leadOf = (tree: Tree, ctx: Context): readonly Lead[] => {
  const to = leadTo(tree, ctx);
  return to === undefined ? [] : [{ words: wordsOf(get(tree, 'words')), to }];
};

/** Where words or a sentence lead: exactly one place. */
export const leadTo = (tree: Tree, ctx: Context): LeadTo | undefined => {
  const named = targets.flatMap((is) => {
    const written = scalar(get(tree, is));
    return written === undefined ? [] : [{ is, written }];
  });
  const [target, second] = named;
  if (target === undefined || second !== undefined) {
    ctx.report(
      'search/lead',
      tree.at,
      second === undefined ? say('leadOf.theseWordsLeadNowhere') : say('leadOf.theseWordsLeadTo', { is: target!.is, secondIs: second.is }),
      say('leadOf.nameOneOr'),
    );
    return undefined;
  }
  return targetOf(target.is, target.written, scalar(get(tree, 'order')), ctx);
};

const targetOf = (is: (typeof targets)[number], written: Scalar, order: Scalar | undefined, ctx: Context): LeadTo | undefined => {
  const { procedures, registers, articles } = ctx.names;
  switch (is) {
    case 'page':
      return { is, page: written.text };
    case 'article':
      return knownName(written, 'name', articles, ctx.report) ? { is, article: written.text } : undefined;
    case 'register':
      return knownName(written, 'register', registers, ctx.report) ? { is, register: written.text } : undefined;
    case 'procedure': {
      if (!knownName(written, 'procedure', procedures, ctx.report)) return undefined;
      if (order === undefined) return { is, procedure: written.text };
      const orders = procedures.get(written.text)!.sections.orders;
      return knownName(order, 'order', orders, ctx.report) ? { is, procedure: written.text, order: order.text } : undefined;
    }
  }
};
