import { namesInText, text as said } from '#law/ground';
import { alwaysAsked, exclusionKinds, exclusions } from './exclusions.ts';
import { edgesOf, placesOf, reachedFrom } from './graph.ts';
import type { Commitment, OrderDef, Pack, Procedure } from './model.ts';
import type { Report } from './report.ts';

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
  if (kind === 'trial')
    report(
      'commitment/never',
      at,
      said(
        `\`${name}\` is a trial on people, and nothing in it is decided on a commitment`,
        `\`${name}\`涉及对人的试验，不得以承诺方式办理`,
      ),
      said('remove `commitment` here', '请在此删去`commitment`'),
    );
  const open = exclusionKinds.filter((each) => !never.some((exclusion) => exclusion.kind === each));
  if (open.length > 0)
    report(
      'commitment/never',
      at,
      said(`nothing asks about ${namesInText(open).en}`, `未查明${namesInText(open).zh}`),
      said(
        `add to \`never\`: ${open.map((each) => exclusions[each].en).join('; ')}`,
        `请在\`never\`中增加：${open.map((each) => exclusions[each].zh).join('；')}`,
      ),
    );
  for (const { kind: excluded } of never.filter(({ kind: each, cannotArise }) => cannotArise !== undefined && alwaysAsked.includes(each)))
    report(
      'commitment/never',
      at,
      said(
        `\`${excluded}\` can arise everywhere: ${exclusions[excluded].en}`,
        `\`${excluded}\`在任何事项中都可能出现：${exclusions[excluded].zh}`,
      ),
      said('write a formula that asks it', '请写明查明该情形的公式'),
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
    notice === ''
      ? said('nothing tells the party what it commits itself to', '未告知当事人其承诺的内容')
      : said(`\`${notice}\` is sent neither by \`${commit}\` nor before it`, `\`${commit}\`及其之前均未发送\`${notice}\``),
    notice === ''
      ? said('name the letter under `notice`', '请在`notice`中写明文书')
      : said(`write \`letter: ${notice}\` at \`${commit}\``, `请在\`${commit}\`中写明\`letter: ${notice}\``),
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
      said(
        `\`${commit}\` does not ask for \`${unsigned}\` of the model \`${model}\``,
        `\`${commit}\`未要求填报承诺书\`${model}\`中的\`${unsigned}\``,
      ),
      said(`add \`${model}\` to its \`needs\``, `请在其\`needs\`中增加\`${model}\``),
    );
  const asked = standsFor.find((fact) => order.needs.some((need) => need.fact === fact && !need.optional));
  const unasked = standsFor.find((fact) => !ordinary.needs.some((need) => need.fact === fact));
  if (asked !== undefined || unasked !== undefined)
    report(
      'commitment/model',
      at,
      asked === undefined
        ? said(
            `\`${insteadOf}\` does not ask for \`${unasked}\`, so a commitment stands for nothing`,
            `\`${insteadOf}\`并不要求\`${unasked}\`，承诺无所替代`,
          )
        : said(
            `the commitment stands for \`${asked}\`, and \`${commit}\` asks for it all the same`,
            `承诺替代\`${asked}\`，而\`${commit}\`仍要求提交`,
          ),
      said('name under `stands-for` what the ordinary way alone asks for', '请在`stands-for`中写明仅普通方式要求的内容'),
    );
};

const checkLeave = (procedure: Procedure, { leave, commit, at }: Commitment, pack: Pack, report: Report): void => {
  const [order, committed] = [procedure.orders[leave], procedure.orders[commit]];
  if (committed === undefined) return;
  if (order === undefined) {
    report(
      'commitment/no-withdrawal',
      at,
      said('nothing says how a party goes back to the ordinary way', '未写明当事人如何改用普通方式办理'),
      said('name the order under `leave`', '请在`leave`中写明操作'),
    );
    return;
  }
  const byParty = order.by.some((role) => pack.roles[role]?.is === 'party');
  const here = committed.to === undefined || placesOf(order, procedure).includes(committed.to);
  if (byParty && here) return;
  report(
    'commitment/no-withdrawal',
    at,
    byParty
      ? said(
          `\`${leave}\` is not lawful in \`${committed.to}\`, where the party has committed itself`,
          `当事人作出承诺后处于\`${committed.to}\`，而\`${leave}\`在该处不得办理`,
        )
      : said(`\`${leave}\` is no order of a party`, `\`${leave}\`不是当事人的操作`),
    byParty
      ? said(`add \`${committed.to}\` to the \`from\` of \`${leave}\``, `请把\`${committed.to}\`写入\`${leave}\`的\`from\``)
      : said('name an order that the party gives', '请写明由当事人作出的操作'),
  );
};

/** The term of the check runs from the decision, and its end is heard. */
const checkAfter = (procedure: Procedure, { check, decides, at }: Commitment, report: Report): void => {
  if (check.exempt !== undefined && check.clock === undefined) return;
  const clock = procedure.clocks[check.clock ?? ''];
  const past = deciding(procedure, decides).filter(({ to }) => to !== undefined && clock?.runs.includes(to) !== true);
  const unchecked = check.exempt === undefined || past.length === decides.length ? past[0] : undefined;
  const tell = (en: string, zh: string, fixEn: string, fixZh: string): void =>
    report('commitment/no-check', at, said(en, zh), said(fixEn, fixZh));
  if (clock === undefined)
    tell(
      'nothing says by when the commitment is checked',
      '未写明核查承诺的期限',
      'name a clock under `check`, or say under `exempt` why nothing is checked',
      '请在`check`中写明期限，或者在`exempt`中说明免予核查的理由',
    );
  else if (unchecked !== undefined)
    tell(
      `\`${clock.name}\` does not run in \`${unchecked.to}\`, where \`${unchecked.name}\` leads`,
      `\`${unchecked.name}\`之后处于\`${unchecked.to}\`，而\`${clock.name}\`在该处不计算`,
      `add \`${unchecked.to}\` to its \`runs\``,
      `请把\`${unchecked.to}\`写入其\`runs\``,
    );
  else if (clock.silence.length === 0)
    tell(
      `nothing follows where \`${clock.name}\` runs out, so nobody hears that a commitment was not checked`,
      `\`${clock.name}\`届满后无任何后果，无人得知承诺未经核查`,
      'name an order in its `silence`',
      '请在其`silence`中写明操作',
    );
  else if (check.kept.length === 0)
    tell(
      'nothing says how a check that finds the commitment kept ends',
      '未写明核查认定承诺属实后如何处理',
      'name the order under `kept`',
      '请在`kept`中写明操作',
    );
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
      said(
        `nothing follows in \`${unheard ?? ''}\` where the commitment turns out untrue`,
        `承诺被查明不实后，在\`${unheard ?? ''}\`中无任何后果`,
      ),
      said('name orders that are lawful there under `untrue`', '请在`untrue`中写明在该处可以办理的操作'),
    );
  else if (!revoked)
    report(
      'commitment/no-consequence',
      at,
      said('an untrue commitment that is not put right never ends in a revocation', '不实承诺逾期不改正的，从不导致撤销'),
      said('let an order of `revoke` lead to an ending of kind `revoked`', '请由`revoke`所列操作导向`revoked`类结局'),
    );
};
