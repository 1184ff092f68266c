import { ArticleCoverage, ArticleSquares, ClauseByClause, CoverageLegend, Gist, MarksLegend, WhatRunsIt } from '#web/law';
import { Crumb, Section, useT } from '#web/ui';
import { text } from './clocks.ts';
import { PublicFrame } from './frames.tsx';
import { articles, chapters } from './samples/coverage.ts';

export function LawPage() {
  const t = useT();
  return (
    <PublicFrame page="law">
      <Crumb
        steps={[
          { label: t(text('Law', '法规')), href: '?page=law' },
          { label: t(text('AI Industry Promotion Regulations (demo)', '人工智能产业促进条例（演示）')) },
        ]}
      />
      <div className="two">
        <div className="stack-l">
          <header>
            <h1>{t(text('Article 44: trial first', '第四十四条：先行先试'))}</h1>
            <div style={{ marginTop: '1rem' }}>
              <Gist
                text={text(
                  'Low-risk products and services may go ahead by test, experiment or pilot where no national or local standard exists and an advanced international one is met.',
                  '低风险的产品和服务，尚无国家标准和地方标准、但符合国际先进产品标准或规范的，可以通过测试、试验、试点等方式先行先试。',
                )}
                official="https://example.org/law"
                since="2022-11-01"
              />
            </div>
          </header>
          <Section plain id="five" title={t(text('Its conditions, and what runs each', '各项条件，各由什么执行'))}>
            <ClauseByClause
              clauses={[
                {
                  number: '1',
                  text: text('Low risk', '属于低风险'),
                  runs: [
                    {
                      what: text('table risk-tier, rows 4 to 6', '风险等级表第4至6行'),
                      standing: 'assumed',
                      note: text('Criteria are ours until the measure of 66(3) is issued.', '第66条第3款的办法出台前，标准为规则包假定。'),
                    },
                  ],
                },
                {
                  number: '2',
                  text: text('No national standard', '尚无国家标准'),
                  runs: [{ what: text('register of standards, read each time', '每次查询标准登记册'), standing: 'law' }],
                },
              ]}
            />
            <MarksLegend />
          </Section>
          <Section plain id="runs" title={t(text('What else it sets in motion', '由此运行的其他内容'))}>
            <WhatRunsIt
              items={[
                {
                  kind: 'procedure',
                  path: 'procedures/trial',
                  title: text(
                    'trial: filed, checked, admitted with caps, running, ended with a report',
                    '先行先试：申请、核对、限额准入、试行、提交报告后结束',
                  ),
                  basis: ['xkf.42'],
                  standing: 'law',
                  href: '#trial',
                },
                {
                  kind: 'register',
                  path: 'registers/trials',
                  title: text('trials', '试行登记册'),
                  basis: ['sz.44'],
                  standing: 'law',
                  href: '#trials',
                },
                {
                  kind: 'clock',
                  path: 'procedures/trial/clocks/term',
                  title: text('a trial lasts 12 months at most', '试行期限最长12个月'),
                  basis: ['sz.44'],
                  standing: 'assumed',
                  note: text('The article names no limit.', '条文未规定期限。'),
                },
              ]}
            />
          </Section>
        </div>
        <aside className="stack" aria-label={t(text('The whole law', '全部条文'))}>
          <Section id="all" title={t(text('All 73 articles', '全部73条'))}>
            <div style={{ paddingTop: '.75rem' }}>
              <ArticleSquares articles={articles} here="sz.44" />
              <CoverageLegend articles={articles} />
            </div>
          </Section>
        </aside>
      </div>
      <Section plain id="coverage" title={t(text('47 of 73 articles run', '73条中47条已运行'))} className="coverage-demo">
        <ArticleCoverage articles={articles} chapters={chapters} />
      </Section>
    </PublicFrame>
  );
}
