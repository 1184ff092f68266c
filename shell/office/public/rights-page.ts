import type { OfficeService, RightsPage } from '#contract';
import { capitalized, ok, rewritten } from '#law/ground';
import type { OrderDef, Pack, Procedure } from '#law/pack';
import { capital, marksOf, rowHref, titleOfName } from '../view/index.ts';
import { type Desk, lawNow } from './desk.ts';
import { isOfficeClock, silenceWords } from './doors.ts';
import { findPublicRow, unknownProduct } from './product-page.ts';
import { rightsOf } from './product-rights.ts';
import { titleOfRow } from './register-columns.ts';
import { say } from './say.ts';
import { durationInWords } from './words.ts';

type Door = RightsPage['doors'][number];

/** Which requests about one's data one may make: those that procedures with the view `rights` open, with the articles and periods of the pack. */
export const rightsPage =
  (desk: Desk): OfficeService['rights'] =>
  async (caller, { about }) => {
    const { pack } = lawNow(desk, caller);
    const found = about === undefined ? undefined : await findPublicRow(desk, pack, about);
    if (about !== undefined && found === undefined) return unknownProduct(about);
    return ok({
      ...(found === undefined
        ? {}
        : {
            about: {
              number: found.row.number,
              title: titleOfRow(found.register, found.row),
              href: rowHref(pack, found.register.name, found.row.number),
            },
          }),
      rights: found === undefined ? rightsOf(pack) : rightsOf(pack, found.register, found.row.columns),
      doors: Object.values(pack.procedures).flatMap((procedure) =>
        (procedure.views.rights?.ask ?? []).map((name) => doorOf(pack, procedure, procedure.orders[name]!)),
      ),
    });
  };

const doorOf = (pack: Pack, procedure: Procedure, order: OrderDef): Door => ({
  procedure: procedure.name,
  order: order.name,
  title: procedure.title,
  choices: choicesOf(pack, procedure).map((title) => ({ title: capital(title) })),
  marks: [...marksOf(pack, procedure)],
  clocks: Object.values(procedure.clocks).map((clock) => {
    const name = titleOfName(pack, clock.name);
    const ours = isOfficeClock(pack, procedure, clock);
    return {
      title: say('doorOf.nameOursOursYours', { name: capitalized(name), ours }),
      within: durationInWords(pack, clock.within).words,
      silence: silenceWords(pack, procedure, clock),
      marks: [...marksOf(pack, clock)],
    };
  }),
  remedies: Object.values(procedure.cases)
    .filter(({ link }) => link === 'challenge')
    .map((link) => {
      const name = link.outside ?? titleOfName(pack, link.procedure ?? link.name);
      const within = link.within === undefined ? undefined : durationInWords(pack, link.within).words;
      const [against, from] =
        link.silenceOf.length > 0
          ? [say('doorOf.ifWeDoNot'), say('doorOf.theLastDayOf')]
          : [say('doorOf.againstARefusal'), say('doorOf.theDayYouWere')];
      const ask =
        link.outside === undefined
          ? say('doorOf.apply', { name: rewritten(name, (written) => written.toLowerCase()) })
          : say('doorOf.anActionAtThe', { name });
      return {
        text: say('doorOf.line', { against, ask, hasWithin: within !== undefined, within, from, day: from.zh.endsWith('之日') }),
        marks: [...marksOf(pack, link)],
      };
    }),
});

/** What the form lets one choose from. */
const choicesOf = (pack: Pack, procedure: Procedure) =>
  (procedure.views.rights?.choices ?? []).flatMap((fact) => {
    const type = pack.facts[fact]?.type;
    return type?.kind === 'choice' ? type.options.map(({ title }) => title) : [];
  });
