import type { Titled } from '#contract';
import { type Text, text } from '#law/ground';
import type { OpenTerm, Pack } from '#law/pack';
import { anyOf, capital, listed, orderTitle, stayTitle, titled, titleOfName } from '../view/index.ts';

const yesNo: readonly Titled[] = [
  { name: 'true', title: text('yes', '是') },
  { name: 'false', title: text('no', '否') },
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
        { name: 'true', title: text('extended', '延长') },
        { name: 'false', title: text('not extended', '未延长') },
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
      return text(`What follows in “${state.en}”?`, `“${state.zh}”阶段如何处理？`);
    }
    case 'extension': {
      const clock = titleOfName(pack, term.clock);
      return text(`Is the period extended? (${clock.en})`, `是否延长期限（${clock.zh}）？`);
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
      return text(`Told with the order ${given.en}. What looks at it: ${read.en}.`, `随${given.zh}一并认定，据以判断：${read.zh}。`);
    }
    case 'choice': {
      const role = titled(pack, term.role).title;
      return text(
        `${capital(role).en}: each of these orders leads on from there, as far as its own conditions hold.`,
        `由${role.zh}决定，各项处理均须符合其自身条件。`,
      );
    }
    case 'extension': {
      const ending = orders(term.ending);
      return text(`Counted when the period is ended by ${ending.en}.`, `以${ending.zh}结束期限时计数。`);
    }
  }
};

const quoted = ({ en, zh }: Text): Text => text(`“${en}”`, `“${zh}”`);

const readerTitle = (pack: Pack, name: string): Text => {
  const { en, zh } = pack.tables[name]?.title ?? pack.refusals[name]?.text ?? titleOfName(pack, name);
  return text(en.replace(/\.$/, ''), zh.replace(/。$/, ''));
};
