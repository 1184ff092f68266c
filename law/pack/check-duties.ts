import { namesInText, text as said } from '#law/ground';
import { checkUnasked } from './check-unasked.ts';
import type { Duty, Pack, Procedure } from './model.ts';
import type { Report } from './report.ts';

/** When the day of a duty comes, nobody is asked: can the law open its case, with what it hands on, and can its office then do it? */
export const checkDuties = (pack: Pack, report: Report): void => {
  for (const duty of pack.duties) {
    const procedure = pack.procedures[duty.opens];
    if (procedure === undefined) continue;
    if (checkUnasked(duty, pack, report)) checkOffice(duty, procedure, pack, report);
    else
      report(
        'duty/not-by-law',
        duty.at,
        said(`no order by law opens \`${duty.opens}\``, `没有任何依法自动作出的操作可以发起\`${duty.opens}\``),
        said('add `law` to `by` of the order that opens it', '请在发起它的操作的`by`中增加`law`'),
      );
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
      ? said('let one of its roles act there', '请让该机关的某个角色在该程序中办理')
      : said(
          `write ${namesInText([...offices], 'or').en}, or let one of its roles act there`,
          `请写${namesInText([...offices], 'or').zh}，或者让该机关的某个角色在该程序中办理`,
        );
  report(
    'duty/office',
    duty.at,
    said(`nobody of \`${duty.for}\` may act in \`${duty.opens}\``, `\`${duty.for}\`中没有人可以在\`${duty.opens}\`中办理`),
    fix,
  );
};

const officeOf = (pack: Pack, name: string): readonly string[] => {
  const role = pack.roles[name];
  return role?.is === 'official' ? [role.office] : [];
};
