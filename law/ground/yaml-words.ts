import { type Text, text } from './text.ts';

/** What a YAML reader finds wrong, by its code; English is its own sentence, without the place that stands beside a finding anyhow. */
export const yamlFault = (code: string, message: string): Text => {
  const first = message.split('\n')[0]!.replace(/ at line \d+.*$/, '');
  const en = code === 'RESOURCE_EXHAUSTION' ? 'it is nested too deep' : first.charAt(0).toLowerCase() + first.slice(1).replace(/\.$/, '');
  return text(en, chinese[code] ?? '书写有误');
};

/** The codes of the library `yaml`. */
const chinese: Readonly<Record<string, string>> = {
  ALIAS_PROPS: '别名不能带有锚点或标签',
  BAD_ALIAS: '别名书写有误',
  BAD_COLLECTION_TYPE: '集合的类型有误',
  BAD_DIRECTIVE: '指令书写有误',
  BAD_DQ_ESCAPE: '双引号文本中的转义书写有误',
  BAD_INDENT: '缩进有误',
  BAD_PROP_ORDER: '锚点或标签的位置有误',
  BAD_SCALAR_START: '文本不能以此字符开头，请加引号',
  BLOCK_AS_IMPLICIT_KEY: '同一行中不能嵌套多组键值',
  BLOCK_IN_FLOW: '括号之内不能使用缩进写法',
  DUPLICATE_KEY: '键重复出现',
  IMPOSSIBLE: '内容无法读取',
  KEY_OVER_1024_CHARS: '键超过1024个字符',
  MISSING_CHAR: '缺少应有的字符，例如引号、冒号、逗号或括号',
  MULTILINE_IMPLICIT_KEY: '键须写在同一行内',
  MULTIPLE_ANCHORS: '一处有多个锚点',
  MULTIPLE_DOCS: '一个文件中有多份文档',
  MULTIPLE_TAGS: '一处有多个标签',
  NON_STRING_KEY: '键须为文本',
  RESOURCE_EXHAUSTION: '嵌套过深',
  TAB_AS_INDENT: '缩进须用空格，不能用制表符',
  TAG_RESOLVE_FAILED: '标签无法识别',
  UNEXPECTED_TOKEN: '此处出现了多余的内容',
};
