import { text as said, type Text } from '#law/ground';
import { actKinds } from './act-kinds.ts';
import { bodiesActing, chainsOf, competencesFor, isInForce, needsCompetence } from './competent.ts';
import type { Competence, Named, OrderDef, Pack, Procedure } from './model.ts';
import type { Report } from './report.ts';

type Judged = Pack & { readonly competences: Named<Competence> };

/** Is somebody competent for every act, and is every competence used? A text that says nothing of it is told so once. */
export const checkCompetences = (pack: Pack, report: Report): void => {
  if (pack.competences === undefined) {
    report(
      'competence/missing',
      { file: 'pack.yaml', line: 1, column: 1 },
      said('nothing says which body is competent for what', '未写明哪个机构对何种事项有权限'),
      said('write `competences.yaml`; until then no order is judged for it', '请编写`competences.yaml`；在此之前不检查操作的权限'),
    );
    return;
  }
  const judged = pack as Judged;
  for (const procedure of Object.values(pack.procedures))
    for (const order of Object.values(procedure.orders)) {
      checkCompetent(judged, procedure, order, report);
      checkNamed(judged, procedure, order, report);
      checkReceiver(procedure, order, report);
    }
  for (const procedure of Object.values(pack.procedures)) checkOutside(procedure, report);
  checkMandates(judged, report);
  checkIdle(judged, report);
};

const titleOf = (pack: Pack, body: string): Text => pack.bodies[body]?.title ?? { en: body, zh: body };

const checkCompetent = (pack: Judged, procedure: Procedure, order: OrderDef, report: Report): void => {
  const { act } = order;
  if (!needsCompetence(act)) return;
  const bodies = bodiesActing(pack, procedure, order);
  if (bodies.length === 0)
    report(
      'competence/none',
      order.at,
      said(
        `\`${order.name}\` does \`${act}\`, and no office acts in \`${procedure.name}\``,
        `\`${order.name}\`属于\`${act}\`，而\`${procedure.name}\`中没有任何机关办理`,
      ),
      said('let a role of an office give it or be waited for', '请由机关的角色办理，或者写明等待机关的角色'),
    );
  for (const body of bodies) {
    const chains = competencesFor(pack.competences, body, act, procedure.name).flatMap((each) =>
      chainsOf(pack.competences, each, act, procedure.name),
    );
    if (chains.some((chain) => chain.every((each) => isInForce(each, pack.version)))) continue;
    report(
      'competence/none',
      order.at,
      said(
        `no article makes \`${body}\` competent for \`${act}\` in \`${procedure.name}\`, which \`${order.name}\` does`,
        `没有条文授权\`${body}\`在\`${procedure.name}\`中作出\`${act}\`，而\`${order.name}\`属于此类行为`,
      ),
      said(
        `name the article under \`competences\`, let the competent body act, or refer the case to it`,
        '请在`competences`中写明条文，或者改由有权机构办理，或者移送有权机构',
      ),
    );
  }
};

/** Endings to which nobody comes without an act. */
const decided: ReadonlySet<string> = new Set(['granted', 'refused', 'revoked', 'sanctioned', 'referred']);

/** What decides names its act: else nobody could ask who may do it. */
const checkNamed = (pack: Judged, procedure: Procedure, order: OrderDef, report: Report): void => {
  if (order.actsNot || needsCompetence(order.act) || !isOfAuthority(pack, order)) return;
  const why = recordsAnother(pack, order) ? undefined : needsAct(pack, procedure, order);
  if (why === undefined) return;
  const told =
    order.act === undefined ? said('names no act', '未写明属于何种行为') : said(`only does \`${order.act}\``, `仅属于\`${order.act}\``);
  report(
    'act/missing',
    order.at,
    said(`\`${order.name}\` ${why.en} and ${told.en}`, `\`${order.name}\`${why.zh}，却${told.zh}`),
    said(
      'add `act` with a kind of act, or a letter of that kind; of an order by law alone that nobody decides, write `act: nothing`',
      '请增加`act`写明行为种类，或者使用该种类的文书；仅依法自动发生、无人决定的，写`act: nothing`',
    ),
  );
};

/** Records what a body did that does not work here, as the judgment of a court: that body decided, and this order needs its act. */
const recordsAnother = ({ facts, offices, bodies }: Pack, { needs }: OrderDef): boolean => {
  const ours = new Set(Object.keys(offices).flatMap((name) => [name, bodies[name]?.actsFor ?? name]));
  return needs.some(({ fact, optional }) => {
    const type = facts[fact]?.type;
    return !optional && type?.kind === 'act' && type.of.every(({ value }) => !ours.has(value));
  });
};

const isOfAuthority = ({ roles }: Pack, { by }: OrderDef): boolean => by.some((role) => role === 'law' || roles[role]?.is === 'official');

const needsAct = (pack: Judged, procedure: Procedure, { to, takes, needs }: OrderDef): Text | undefined => {
  const ending = procedure.endings[to ?? ''];
  if (ending !== undefined && decided.has(ending.kind))
    return said(`leads to \`${ending.name}\`, an ending of kind \`${ending.kind}\`,`, `通向\`${ending.kind}\`类结局\`${ending.name}\``);
  const paid = takes.find(({ budget }) => pack.budgets[budget]?.unit === pack.money);
  if (paid !== undefined) return said(`pays from \`${paid.budget}\``, `从\`${paid.budget}\`中支付`);
  const fined = needs.find(({ fact }) => isMoney(pack, fact));
  return fined !== undefined && (procedure.states[to ?? '']?.challenges ?? []).length > 0
    ? said(`orders a payment of \`${fined.fact}\``, `责令支付\`${fined.fact}\``)
    : undefined;
};

const isMoney = ({ facts, money }: Pack, fact: string): boolean => {
  const type = facts[fact]?.type;
  return type?.kind === 'number' && type.unit === money;
};

/** What another body has not done in its time is no decision of ours: that the days have passed is all that follows. */
const checkOutside = ({ clocks, orders, endings }: Procedure, report: Report): void => {
  for (const { name, outside, silence, at } of Object.values(clocks)) {
    if (outside === undefined) continue;
    const deciding = silence.find(
      (order) => needsCompetence(orders[order]?.act) || decided.has(endings[orders[order]?.to ?? '']?.kind ?? ''),
    );
    if (deciding === undefined) continue;
    report(
      'clock/outside',
      at,
      said(
        `\`${name}\` is the term of \`${outside}\`, and \`${deciding}\` would decide here in its place`,
        `\`${name}\`是\`${outside}\`的期限，而\`${deciding}\`会在此代替其作出决定`,
      ),
      said(
        'write `silence: nothing`, or an order that only notes that the days have passed',
        '请写`silence: nothing`，或者仅记录期限已过的操作',
      ),
    );
  }
};

/** Who passes a case on says to whom. */
const checkReceiver = ({ endings }: Procedure, order: OrderDef, report: Report): void => {
  const refers = order.act !== undefined && actKinds[order.act].does === 'refers';
  if (order.receiver !== undefined || (!refers && endings[order.to ?? '']?.kind !== 'referred')) return;
  report(
    'referral/receiver',
    order.at,
    said(`\`${order.name}\` refers the case to nobody`, `\`${order.name}\`移送案件，却未写明接收机构`),
    said('add `receiver` with a body, or with a fact of type `body`', '请增加`receiver`，写明机构或者`body`类型的事实'),
  );
};

/** Nobody gives away more than they have: the body that mandates must itself be competent. */
const checkMandates = (pack: Judged, report: Report): void => {
  for (const { name, by, acts, in: where, at } of Object.values(pack.competences)) {
    if (by === undefined || pack.bodies[by] === undefined) continue;
    const procedures = where.length > 0 ? where : [''];
    const lacking = acts.find((act) => procedures.some((procedure) => competencesFor(pack.competences, by, act, procedure).length === 0));
    if (lacking === undefined) continue;
    report(
      'competence/none',
      at,
      said(
        `\`${name}\` is a mandate of \`${by}\`, and no article makes \`${by}\` itself competent for \`${lacking}\` there`,
        `\`${name}\`由\`${by}\`委托，而没有条文授权\`${by}\`本身作出\`${lacking}\``,
      ),
      said(
        `give ${titleOf(pack, by).en} a competence of its own, or leave the mandate out`,
        `请写明${titleOf(pack, by).zh}自身的权限，或者删去该项委托`,
      ),
    );
  }
};

const checkIdle = (pack: Judged, report: Report): void => {
  const used = new Set(
    Object.values(pack.procedures).flatMap(({ orders }) =>
      Object.values(orders).flatMap(({ competences }) => Object.values(competences ?? {}).flat()),
    ),
  );
  const elsewhere = new Set(
    Object.values(pack.facts).flatMap(({ type }) => (type.kind === 'act' ? type.of.map(({ value }) => value) : [])),
  );
  const mandating = new Set(Object.values(pack.competences).flatMap(({ by }) => by ?? []));
  for (const { name, body, at } of Object.values(pack.competences)) {
    if (used.has(name) || elsewhere.has(body) || mandating.has(body)) continue;
    report(
      'competence/idle',
      at,
      said(`no order rests on \`${name}\``, `没有操作以\`${name}\`为权限依据`),
      said('remove it, or let an order do what it allows', '请删去，或者让某项操作办理其所授权的事项'),
    );
  }
};
