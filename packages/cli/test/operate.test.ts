import { describe, expect, it } from '@jest/globals';
import { actions, paramsOf } from '@lanskatalog/operations';
import { Command } from 'commander';
import { addOperateCommand } from '../src/commands/operate.ts';

const program = new Command('lanskatalog');
addOperateCommand(program, new AbortController().signal);
const operate = program.commands.find((command) => command.name() === 'operate');
const helpOf = (name: string): string => {
  const command = operate?.commands.find((one) => one.name() === name);
  return (command?.helpInformation() ?? '').replaceAll(/\s+/g, ' ');
};

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

describe('lanskatalog operate', () => {
  it('has a command for every action, and no others', () => {
    expect(operate?.commands.map((command) => command.name())).toEqual(actions.map(({ name }) => name));
  });

  it.each(actions.map((one) => [one.name, one] as const))('explains %s and its parameters', (name, one) => {
    const help = helpOf(name);
    expect(help).toContain(one.summary.en);
    for (const param of paramsOf(one)) {
      expect(help).toContain(`--${kebab(param.name)}`);
      expect(help).toContain(param.description.en);
    }
    for (const option of ['--server <url>', '--token <token>', '--data <dir>'])
      expect(help).toContain(option);
  });
});
