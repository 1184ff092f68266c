import { namesInText } from '#law/ground';
import { checkUnasked } from './check-unasked.ts';
import type { Duty, Pack, Procedure } from './model.ts';
import type { Report } from './report.ts';
import { say } from './say.ts';

/** When the day of a duty comes, nobody is asked: can the law open its case, with what it hands on, and can its office then do it? */
export const checkDuties = (pack: Pack, report: Report): void => {
  for (const duty of pack.duties) {
    const procedure = pack.procedures[duty.opens];
    if (procedure === undefined) continue;
    if (checkUnasked(duty, pack, report)) checkOffice(duty, procedure, pack, report);
    else report('duty/not-by-law', duty.at, say('checkDuties.noOrderByLaw', { opens: duty.opens }), say('checkDuties.addToOfThe'));
  }
};

const checkOffice = (duty: Duty, procedure: Procedure, pack: Pack, report: Report): void => {
  const acting = [
    ...Object.values(procedure.states).flatMap(({ waits }) => waits ?? []),
    ...Object.values(procedure.orders).flatMap(({ by }) => by),
  ];
  const offices = new Set(acting.flatMap((name) => officeOf(pack, name)));
  if (offices.has(duty.for)) return;
  const fix =
    offices.size === 0 ? say('checkOffice.letOneOfIts') : say('checkOffice.writeOrLetOne', { offices: namesInText([...offices], 'or') });
  report('duty/office', duty.at, say('checkOffice.nobodyOfMayAct', { for: duty.for, opens: duty.opens }), fix);
};

const officeOf = (pack: Pack, name: string): readonly string[] => {
  const role = pack.roles[name];
  return role?.is === 'official' ? [role.office] : [];
};
