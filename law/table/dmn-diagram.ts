import { idOf } from './dmn-id.ts';
import type { TableSource } from './model.ts';
import type { XmlOut } from './xml.ts';

const box = { width: 180, height: 80, across: 60, down: 120 };

/** The decision above its inputs, in the middle, with a line from each: without it a modeller shows an empty sheet. */
export const diagramOf = ({ name, inputs, output }: TableSource): XmlOut => {
  const width = inputs.length * box.width + (inputs.length - 1) * box.across;
  const top = { x: Math.max(0, (width - box.width) / 2), y: 0 };
  const below = box.height + box.down;
  const lefts = inputs.map((_, index) => index * (box.width + box.across));
  return {
    name: 'dmndi:DMNDI',
    children: [
      {
        name: 'dmndi:DMNDiagram',
        attributes: { id: idOf('diagram', name) },
        children: [
          shape('decision', output.name, top.x, top.y),
          ...inputs.map((input, index) => shape('input', input.name, lefts[index]!, below)),
          ...inputs.map((input, index) => line(input.name, lefts[index]! + box.width / 2, below, top.x + box.width / 2, box.height)),
        ],
      },
    ],
  };
};

const shape = (kind: 'decision' | 'input', name: string, x: number, y: number): XmlOut => ({
  name: 'dmndi:DMNShape',
  attributes: { id: idOf(`shape-${kind}`, name), dmnElementRef: idOf(kind, name) },
  children: [{ name: 'dc:Bounds', attributes: { x: String(x), y: String(y), width: String(box.width), height: String(box.height) } }],
});

const line = (name: string, fromX: number, fromY: number, toX: number, toY: number): XmlOut => ({
  name: 'dmndi:DMNEdge',
  attributes: { id: idOf('line', name), dmnElementRef: idOf('requirement', name) },
  children: [
    { name: 'di:waypoint', attributes: { x: String(fromX), y: String(fromY) } },
    { name: 'di:waypoint', attributes: { x: String(toX), y: String(toY) } },
  ],
});
