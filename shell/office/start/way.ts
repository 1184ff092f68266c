import type { StartLeads } from '#contract';
import { CaseScope, givenBehind, plain, refuse, standingOf } from '#law/case';
import { isNum } from '#law/ground';
import type { ClockDef, Told } from '#law/pack';
import { sightOf } from '../case-words.ts';
import type { Reader } from '../cases/reader.ts';
import { wizardView } from '../cases/wizard.ts';
import { decides } from '../public/doors.ts';
import { taskHref } from '../public/home.ts';
import { amountInWords, capital, lineOf, marksOf, orderTitle, refusalView, silenceOf, stayTitle } from '../view/index.ts';
import type { Door, Stand } from './answers.ts';
import { say } from './say.ts';

type Way = NonNullable<StartLeads['way']>;
type Other = StartLeads['others'][number];

const namesOf = ({ pack }: Door, { procedure, def, way }: Stand) => ({
  procedure: { name: procedure.name, title: procedure.title },
  order: { name: def.name, title: capital(orderTitle(pack, procedure, def.name)) },
  says: way.says,
  href: taskHref(pack, way),
});

/** What the way takes: time, money, papers, what silence does, and how much is still asked. */
export const wayView = (door: Door, stand: Stand, reader: Reader): Way => {
  const { look, pack, gives } = door;
  const { procedure, def, way } = stand;
  const wizard = wizardView({ look, reader, pack, procedure, def, base: blankOf(stand), gives, aside: {} });
  const clock = clockOf(door, stand);
  const cost = toldLine(door, way.cost);
  return {
    ...namesOf(door, stand),
    marks: [...marksOf(pack, def.basis.length > 0 ? def : procedure)],
    ...(clock && timeOf(door, stand, clock)),
    ...(cost && { cost }),
    silence: toldLine(door, way.silence) ?? silenceFor(door, stand, clock),
    papers: def.needs.flatMap(({ fact: name, optional }) => {
      const fact = pack.facts[name]!;
      return fact.type.kind === 'file' ? [{ fact: name, title: fact.title, ...(fact.example && { example: fact.example }), optional }] : [];
    }),
    questions: wizard.of - wizard.answered,
    carried: def.needs.filter(({ fact }) => gives[fact] !== undefined).length,
  };
};

const blankOf = ({ file }: Stand) => ({ ...file, facts: {} });

/** The clock that the pack names; else the one at whose end the office has decided; of a way that nobody decides, the one that runs once it is filed. */
const clockOf = ({ pack }: Door, { procedure, def, way }: Stand): ClockDef | undefined => {
  if (way.clock !== undefined) return procedure.clocks[way.clock];
  const clocks = Object.values(procedure.clocks);
  return clocks.find((clock) => decides(pack, procedure, clock)) ?? clocks.find(({ runs }) => runs.includes(def.to ?? ''));
};

const timeOf = ({ look, pack }: Door, { procedure, def, file }: Stand, clock: ClockDef): Pick<Way, 'within' | 'due'> => {
  const { amount: written, unit } = clock.within;
  const scope = new CaseScope(sightOf(look.world, look.files, look.today), file);
  const amount = typeof written === 'number' ? written : plain(scope.fact(written.fact));
  if (!isNum(amount)) return {};
  const words = amountInWords(Number(amount), unit);
  const first = clock.runs[0]!;
  const within = clock.runs.includes(def.to ?? '')
    ? say('withinOf.afterItComes', { amount: words })
    : say('withinOf.afterState', { amount: words, state: stayTitle(pack, procedure, first) });
  if (unit === 'hours') return { within: lineOf(pack, within, clock) };
  const run = { clock: clock.name, run: 1, from: look.today, within: Number(amount), ledger: [], state: 'running', fired: false } as const;
  const { due, provisional } = standingOf(pack, clock, run, look.today);
  return { within: lineOf(pack, within, clock), ...(due !== null && { due: { day: due, provisional } }) };
};

const toldLine = ({ pack }: Door, told: Told | undefined) => (told === undefined ? undefined : lineOf(pack, told.says, told));

const silenceFor = ({ pack }: Door, { procedure }: Stand, clock: ClockDef | undefined): Way['silence'] =>
  clock === undefined ? lineOf(pack, say('silenceFor.noPeriod')) : lineOf(pack, silenceOf(pack, procedure, clock), clock);

/** Another way, with the reason where it is closed. */
export const otherView = (door: Door, stand: Stand): Other => ({
  ...namesOf(door, stand),
  ...(stand.closedBy && { refusal: refusalOf(door, stand) }),
});

/** Why a way is closed, with the answers that closed it. */
export const refusalOf = ({ pack }: Door, { closedBy, ownGuard, way, def, file }: Stand) => {
  const answers = answersBehind(pack, closedBy!.if.reads, file.facts);
  const element = ownGuard === true && way.ground !== undefined ? way.ground : def;
  return refusalView(pack, refuse(pack, closedBy!.refusal, element, { facts: answers }), () => true);
};

const answersBehind = (pack: Door['pack'], reads: readonly (readonly string[])[], facts: Stand['file']['facts']) =>
  Object.fromEntries(
    reads
      .flatMap(([name]) => givenBehind(pack, name ?? ''))
      .flatMap(({ name }) => (facts[name] === undefined ? [] : [[name, facts[name]]])),
  );
