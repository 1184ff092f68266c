import type { Titled } from '#contract';
import { capitalized, rewritten, type Text } from '#law/ground';
import type { OpenTerm, Pack } from '#law/pack';
import { anyOf, capital, listed, orderTitle, stayTitle, titled, titleOfName } from '../view/index.ts';
import { say } from './say.ts';

const yesNo: readonly Titled[] = [
  { name: 'true', title: say('yesNo.yes') },
  { name: 'false', title: say('yesNo.no') },
];

/** Every answer that can be given to a term, in the order of the pack. */
export const answersOf = (pack: Pack, term: OpenTerm): readonly Titled[] => {
  const procedure = pack.procedures[term.procedure];
  switch (term.kind) {
    case 'finding': {
      const type = pack.facts[term.fact]!.type;
      return type.kind === 'choice' ? type.options.map(({ value, title }) => ({ name: value, title })) : yesNo;
    }
    case 'choice':
      return term.orders.map((order) => ({ name: order, title: orderTitle(pack, procedure, order) }));
    case 'extension':
      return [
        { name: 'true', title: say('answersOf.extended') },
        { name: 'false', title: say('answersOf.notExtended') },
      ];
  }
};

/** What is asked: the fact's own question, or what follows in a state. */
export const termTitle = (pack: Pack, term: OpenTerm): Text => {
  const procedure = pack.procedures[term.procedure];
  switch (term.kind) {
    case 'finding':
      return capital(pack.facts[term.fact]!.title);
    case 'choice': {
      const state = stayTitle(pack, procedure, term.state);
      return say('termTitle.whatFollowsIn', { state });
    }
    case 'extension': {
      const clock = titleOfName(pack, term.clock);
      return say('termTitle.isThePeriodExtended', { clock });
    }
  }
};

/** Where it is asked, and what turns on it. */
export const termAbout = (pack: Pack, term: OpenTerm): Text => {
  const procedure = pack.procedures[term.procedure];
  const orders = (names: readonly string[]): Text => anyOf(names.map((name) => quoted(orderTitle(pack, procedure, name))));
  switch (term.kind) {
    case 'finding': {
      const [given, read] = [orders(term.orders), listed(term.readBy.map((name) => quoted(readerTitle(pack, name))))];
      return say('termAbout.toldWithTheOrder', { given, read });
    }
    case 'choice': {
      const role = titled(pack, term.role).title;
      return say('termAbout.eachOfTheseOrders', { role: capitalized(role) });
    }
    case 'extension': {
      const ending = orders(term.ending);
      return say('termAbout.countedWhenThePeriod', { ending });
    }
  }
};

const quoted = (words: Text): Text => say('quoted.words', { words });

const readerTitle = (pack: Pack, name: string): Text => {
  return rewritten(
    pack.tables[name]?.title ?? pack.refusals[name]?.text ?? titleOfName(pack, name),
    (written) => written.replace(/\.$/, ''),
    (written) => written.replace(/。$/, ''),
  );
};
