import { checkUnasked } from './check-unasked.ts';
import type { Duty, Pack, Procedure } from './model.ts';
import type { Report } from './report.ts';

/** When the day of a duty comes, nobody is asked: can the law open its case, with what it hands on, and can its office then do it? */
export const checkDuties = (pack: Pack, report: Report): void => {
  for (const duty of pack.duties) {
    const procedure = pack.procedures[duty.opens];
    if (procedure === undefined) continue;
    if (checkUnasked(duty, pack, report)) checkOffice(duty, procedure, pack, report);
    else report('duty/not-by-law', duty.at, `no order by law opens \`${duty.opens}\``, 'add `law` to `by` of the order that opens it');
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
    offices.size === 0
      ? 'let one of its roles act there'
      : `write ${[...offices].map((name) => `\`${name}\``).join(' or ')}, or let one of its roles act there`;
  report('duty/office', duty.at, `nobody of \`${duty.for}\` may act in \`${duty.opens}\``, fix);
};

const officeOf = (pack: Pack, name: string): readonly string[] => {
  const role = pack.roles[name];
  return role?.is === 'official' ? [role.office] : [];
};
