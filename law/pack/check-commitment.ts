import { joinTexts, namesInText, type Text } from '#law/ground';
import { alwaysAsked, exclusionKinds, exclusions } from './exclusions.ts';
import { edgesOf, placesOf, reachedFrom } from './graph.ts';
import type { Commitment, OrderDef, Pack, Procedure } from './model.ts';
import type { Report } from './report.ts';
import { say } from './say.ts';

/** Does a commitment exclude what it must, is it told, checked and followed by something, and can the party leave it? */
export const checkCommitment = (procedure: Procedure, pack: Pack, report: Report): void => {
  const { commitment } = procedure;
  if (commitment === undefined) return;
  checkNever(procedure, commitment, report);
  checkNotice(procedure, commitment, report);
  checkModel(procedure, commitment, pack, report);
  checkLeave(procedure, commitment, pack, report);
  checkAfter(procedure, commitment, report);
  checkUntrue(procedure, commitment, report);
};

const checkNever = ({ kind, name }: Procedure, { never, at }: Commitment, report: Report): void => {
  if (kind === 'trial') report('commitment/never', at, say('checkNever.isATrialOn', { name }), say('checkNever.removeHere'));
  const open = exclusionKinds.filter((each) => !never.some((exclusion) => exclusion.kind === each));
  if (open.length > 0)
    report(
      'commitment/never',
      at,
      say('checkNever.nothingAsksAbout', { open: namesInText(open) }),
      say('checkNever.addTo', {
        open: joinTexts(
          open.map((each) => exclusions[each]),
          { en: '; ', zh: '；' },
        ),
      }),
    );
  for (const { kind: excluded } of never.filter(({ kind: each, cannotArise }) => cannotArise !== undefined && alwaysAsked.includes(each)))
    report(
      'commitment/never',
      at,
      say('checkNever.canAriseEverywhere', { excluded, exclusions: exclusions[excluded] }),
      say('checkNever.writeAFormulaThat'),
    );
};

/** The notice comes before the promise binds: with the order that commits, or with one that leads there. */
const checkNotice = (procedure: Procedure, { notice, commit, at }: Commitment, report: Report): void => {
  const order = procedure.orders[commit];
  if (order === undefined) return;
  const before =
    order.from === 'opening'
      ? []
      : Object.values(procedure.orders).filter(({ to }) => to !== undefined && placesOf(order, procedure).includes(to));
  if ([order, ...before].some(({ letter }) => letter === notice)) return;
  report(
    'commitment/no-notice',
    at,
    notice === '' ? say('checkNotice.nothingTellsTheParty') : say('checkNotice.isSentNeitherBy', { notice, commit }),
    notice === '' ? say('checkNotice.nameTheLetterUnder') : say('checkNotice.writeAt', { notice, commit }),
  );
};

/** The party signs the model, and does not still hand in what the commitment stands for. */
const checkModel = (procedure: Procedure, { commit, model, standsFor, insteadOf, at }: Commitment, pack: Pack, report: Report): void => {
  const [order, ordinary] = [procedure.orders[commit], procedure.orders[insteadOf]];
  const form = pack.forms[model];
  if (order === undefined || ordinary === undefined || form === undefined) return;
  const given = new Set(order.needs.map(({ fact }) => fact));
  const unsigned = form.sections.flatMap(({ facts }) => facts).find((fact) => !given.has(fact));
  if (unsigned !== undefined)
    report(
      'commitment/model',
      order.at,
      say('checkModel.doesNotAskFor', { commit, unsigned, model }),
      say('checkModel.addToIts', { model }),
    );
  const asked = standsFor.find((fact) => order.needs.some((need) => need.fact === fact && !need.optional));
  const unasked = standsFor.find((fact) => !ordinary.needs.some((need) => need.fact === fact));
  if (asked !== undefined || unasked !== undefined)
    report(
      'commitment/model',
      at,
      asked === undefined
        ? say('checkModel.doesNotAskForSoA', { insteadOf, unasked })
        : say('checkModel.theCommitmentStandsFor', { asked, commit }),
      say('checkModel.nameUnderWhatThe'),
    );
};

const checkLeave = (procedure: Procedure, { leave, commit, at }: Commitment, pack: Pack, report: Report): void => {
  const [order, committed] = [procedure.orders[leave], procedure.orders[commit]];
  if (committed === undefined) return;
  if (order === undefined) {
    report('commitment/no-withdrawal', at, say('checkLeave.nothingSaysHowA'), say('checkLeave.nameTheOrderUnder'));
    return;
  }
  const byParty = order.by.some((role) => pack.roles[role]?.is === 'party');
  const here = committed.to === undefined || placesOf(order, procedure).includes(committed.to);
  if (byParty && here) return;
  report(
    'commitment/no-withdrawal',
    at,
    byParty ? say('checkLeave.isNotLawfulIn', { leave, to: committed.to }) : say('checkLeave.isNoOrderOf', { leave }),
    byParty ? say('checkLeave.addToTheOf', { to: committed.to, leave }) : say('checkLeave.nameAnOrderThat'),
  );
};

/** The term of the check runs from the decision, and its end is heard. */
const checkAfter = (procedure: Procedure, { check, decides, at }: Commitment, report: Report): void => {
  if (check.exempt !== undefined && check.clock === undefined) return;
  const clock = procedure.clocks[check.clock ?? ''];
  const past = deciding(procedure, decides).filter(({ to }) => to !== undefined && clock?.runs.includes(to) !== true);
  const unchecked = check.exempt === undefined || past.length === decides.length ? past[0] : undefined;
  const tell = (words: Text, fix: Text): void => report('commitment/no-check', at, words, fix);
  if (clock === undefined) tell(say('checkAfter.nothingSaysByWhen'), say('checkAfter.nameAClockUnder'));
  else if (unchecked !== undefined)
    tell(
      say('checkAfter.doesNotRunIn', { clock: clock.name, to: unchecked.to, unchecked: unchecked.name }),
      say('checkAfter.addToIts', { to: unchecked.to }),
    );
  else if (clock.silence.length === 0)
    tell(say('checkAfter.nothingFollowsWhereRuns', { clock: clock.name }), say('checkAfter.nameAnOrderIn'));
  else if (check.kept.length === 0) tell(say('checkAfter.nothingSaysHowA'), say('checkAfter.nameTheOrderUnder'));
};

const deciding = (procedure: Procedure, names: readonly string[]): readonly OrderDef[] =>
  names.flatMap((name) => procedure.orders[name] ?? []);

/** From where the commitment works, an untrue one is put right or ends in a revocation. */
const checkUntrue = (procedure: Procedure, { decides, check, correct, revoke, at }: Commitment, report: Report): void => {
  const edges = edgesOf(procedure);
  const all = deciding(procedure, decides).flatMap(({ to }) => to ?? []);
  const checked = all.filter((state) => procedure.clocks[check.clock ?? '']?.runs.includes(state) === true);
  const works = checked.length > 0 ? checked : all;
  const away = new Set(edges.filter(({ order }) => correct.includes(order.name) || revoke.includes(order.name)).map(({ from }) => from));
  const unheard = works.find((state) => !away.has(state));
  const ends = reachedFrom(works, (place) => edges.flatMap(({ from, to }) => (from === place ? [to] : [])));
  const revoked = revoke.some((name) =>
    [...ends].some((place) => procedure.endings[place]?.kind === 'revoked' && procedure.orders[name]?.to === place),
  );
  if (correct.length + revoke.length === 0 || unheard !== undefined)
    report(
      'commitment/no-consequence',
      at,
      say('checkUntrue.nothingFollowsInWhere', { unheard: unheard ?? '' }),
      say('checkUntrue.nameOrdersThatAre'),
    );
  else if (!revoked) report('commitment/no-consequence', at, say('checkUntrue.anUntrueCommitmentThat'), say('checkUntrue.letAnOrderOf'));
};
