/** Calls about looks: presets, files of the user, and the look that is remembered. */
import { z } from 'zod';
import { Instruction, Instructions, JobOptions } from '../../domain/instruction.ts';
import { MAX_PARALLEL } from '../../domain/limits.ts';
import { MOST_RECENT } from '../../domain/look-library.ts';
import { Preset, PresetName } from '../../domain/preset.ts';
import { call } from '../define.ts';

const ById = z.object({ id: z.string().min(1).max(64) });
const Look = z.object({ instructions: Instructions, options: JobOptions });

export const UnknownFieldView = z.object({ instruction: z.number().int(), field: z.string() });

/** A look read from a file: `options` is null where the file says nothing of them. */
export const OpenedLook = z.object({
  name: z.string(),
  instructions: Instructions,
  options: JobOptions.nullable(),
  /** Fields this app does not know: kept and sent. */
  unknown: z.array(UnknownFieldView),
});
export type OpenedLook = z.infer<typeof OpenedLook>;

const RecentTexts = z.array(z.string().max(2000)).max(MOST_RECENT);

/** The look as it stood last; switched-off cards are remembered with the rest. */
export const LastLook = z.object({
  identityCode: z.string().nullable(),
  instructions: z.array(Instruction).max(10),
  /** Positions of cards that are switched off. */
  disabled: z.array(z.number().int().min(0).max(9)).default([]),
  options: JobOptions,
  identityName: z.string().max(200).optional(),
  parallel: z.number().int().min(1).max(MAX_PARALLEL).optional(),
  /** Poses and backgrounds used lately, newest first. */
  recent: z.object({ pose: RecentTexts, background: RecentTexts }).optional(),
});
export type LastLook = z.infer<typeof LastLook>;

export const presetCalls = {
  /** Built-in ones first. */
  'presets:list': call(z.void(), z.array(Preset)),
  /** A taken name gets a number. */
  'presets:create': call(Look.extend({ name: PresetName }), Preset),
  /** Puts another look into an own preset. */
  'presets:save': call(Look.extend(ById.shape), Preset),
  /** The copy's name: what comes with the app is called otherwise in other languages. */
  'presets:duplicate': call(ById.extend({ name: PresetName }), Preset),
  'presets:rename': call(ById.extend({ name: PresetName }), Preset),
  'presets:remove': call(ById, z.void()),
  /** Undoes a removal. */
  'presets:restore': call(ById, Preset),
  /** Opens the native dialog and makes a preset of the file; null when the user closed it. */
  'presets:import': call(
    z.void(),
    z.object({ preset: Preset, unknown: z.array(UnknownFieldView) }).nullable(),
  ),
  /** Opens the native dialog; false when the user closed it. `name` becomes the file's. */
  'presets:export': call(ById.extend({ name: PresetName }), z.boolean()),
  /** Opens an instructions file into the builder, saving nothing; null when the user closed it. */
  'looks:open': call(z.void(), OpenedLook.nullable()),
  /** Saves the builder's look as a file that the command line reads; false when the user closed it. */
  'looks:save': call(Look.extend({ name: z.string().max(80).optional() }), z.boolean()),
  'looks:last': call(z.void(), LastLook.nullable()),
  'looks:remember': call(LastLook, z.void()),
} as const;
