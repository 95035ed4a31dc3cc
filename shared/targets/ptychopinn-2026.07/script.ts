/**
 * Scripts for PtychoPINN 2026-07: what its command lines call after reading their flags, with the request in place of
 * the flags.
 */
import type { Request } from '../../request/request';
import {
  FACTORY_ARGUMENTS,
  READ_TRAINING_DATA,
  type ScriptFacts,
  type ScriptPart,
} from '../exports/script';

/** `import torch` does not load triton by itself; some machines have none. */
const TRITON_FIRST = [
  '# Import triton before TensorFlow, which PtychoPINN loads: in the other order their LLVM libraries clash and abort.',
  'with suppress(ImportError):',
  '    import triton',
];
const EXECUTION_CONFIG = 'from ptycho.config.config import PyTorchExecutionConfig';
const RAW_DATA = 'from ptycho.raw_data import RawData';

function training(request: Request): ScriptPart {
  const profile = request.profile ?? null;
  return {
    imports: [
      ...TRITON_FIRST,
      '',
      EXECUTION_CONFIG,
      RAW_DATA,
      `from ptycho_torch.config_factory import create_training_payload${profile === null ? '' : ', resolve_ci_profile'}`,
      'from ptycho_torch.workflows.components import run_cdi_example_torch',
    ],
    body: [
      'payload = create_training_payload(',
      FACTORY_ARGUMENTS,
      ')',
      'OUTPUT_DIR.mkdir(parents=True, exist_ok=True)',
      ...READ_TRAINING_DATA,
      ...(profile === null ? [] : ['given = resolve_ci_profile(OVERRIDES)']),
      'run_cdi_example_torch(',
      '    train_data=train_data,',
      '    test_data=test_data,',
      '    config=payload.tf_training_config,',
      '    do_stitching=False,',
      '    execution_config=payload.execution_config,',
      `    overrides={name: value for name, value in ${profile === null ? 'OVERRIDES' : 'given'}.items() if name in TRAINING_OVERRIDES},`,
      ')',
      "bundle = OUTPUT_DIR / 'wts.h5.zip'",
      'if not bundle.is_file():',
      "    sys.exit(f'Training ended without writing {bundle}.')",
      "print(f'Trained: {bundle}')",
    ],
    start: [
      'try:',
      '    main()',
      'except SystemExit as stop:',
      '    # On SIGTERM, Lightning exits with code 0 before anything is saved.',
      '    sys.exit(stop.code or 143)',
    ],
    does: 'trains',
    takesProfile: true,
    forwards: true,
  };
}

/** The second half calls functions of PtychoPINN's command line, since there is no public function for it. */
const inference = (): ScriptPart => ({
  imports: [
    ...TRITON_FIRST,
    '',
    EXECUTION_CONFIG,
    RAW_DATA,
    'from ptycho_torch import inference',
    'from ptycho_torch.config_factory import create_inference_payload',
    'from ptycho_torch.workflows.components import load_inference_bundle_torch',
  ],
  body: [
    'payload = create_inference_payload(',
    FACTORY_ARGUMENTS,
    ')',
    'models, params = load_inference_bundle_torch(',
    '    bundle_dir=MODEL_PATH,',
    "    scale_contract_version=OVERRIDES.get('scale_contract_version'),",
    "    measurement_domain=OVERRIDES.get('measurement_domain'),",
    ')',
    "model = models['diffraction_to_obj']",
    "device = payload.execution_config.accelerator.replace('gpu', 'cuda')",
    'model.eval()',
    'model.to(device)',
    '',
    '# These are the calls of python -m ptycho_torch.inference; PtychoPINN has no public function for them.',
    'stitching = payload.pt_inference_config',
    'inference._require_ci_varpro_scaling(model, stitching)',
    'route = inference._resolve_reassembly_route(stitching.patch_weighting, stitching.varpro_scaling)',
    "if route == 'barycentric':",
    '    amplitude, phase = inference._run_barycentric_inference_and_reconstruct(',
    '        model=model,',
    '        test_data_path=TEST_DATA_FILE,',
    '        pt_inference_config=stitching,',
    '        execution_config=payload.execution_config,',
    '        device=device,',
    '        output_dir=OUTPUT_DIR,',
    '    )',
    'else:',
    '    amplitude, phase = inference._run_inference_and_reconstruct(',
    '        model=model,',
    '        raw_data=RawData.from_file(str(TEST_DATA_FILE)),',
    '        config=payload.tf_inference_config,',
    '        execution_config=payload.execution_config,',
    '        device=device,',
    "        intensity_scale=params.get('intensity_scale'),",
    '    )',
    'inference.save_individual_reconstructions(amplitude, phase, OUTPUT_DIR)',
  ],
  does: 'reconstructs',
  takesProfile: false,
  forwards: false,
});

export const SCRIPT: ScriptFacts = { training, inference, limits: [] };
