import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { thereAre } from '../../values/counted';
import { formatValue } from '../../values/python';
import { exactly } from '../../values/value';
import { asCode, asCodes } from '../asCode';
import {
  clearExecutionOption,
  clearExecutionOptionAndOverride,
  setExecutionOption,
} from '../fixes';
import { hasValidation } from '../hasValidation';
import { DESIGN_ONLY, isProgram } from '../holds';
import { rule } from '../rule';

const LOGGERS = ['csv', 'tensorboard', 'mlflow'];

export const loggerUnknown = rule({
  id: 'logger-unknown',
  title: 'Unknown logger',
  outcome: 'ignored',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['logger_backend'],
  source: [
    code.components(1699),
    knownIssue('CONFIG-LOGGER-001'),
    evidence('unchecked-execution-options'),
  ],
  tried: true,
  why: 'For an unknown name, training prints a warning and logs nothing, so the loss history is not saved. Set None to turn logging off.',
  check: ({ value }) => {
    const seen = value('execution_config', 'logger_backend');
    if (typeof seen !== 'string' || LOGGERS.includes(seen)) return [];
    return [
      {
        fields: ['logger_backend'],
        message: `Unknown \`logger_backend\` ${formatValue(seen)}: training logs nothing. Choose ${LOGGERS.join(', ')}, or None to turn logging off.`,
        fixes: [clearExecutionOption('logger_backend'), setExecutionOption('logger_backend', null)],
      },
    ];
  },
});

export const mlflowDisabled = rule({
  id: 'mlflow-disabled',
  title: 'MLflow is both selected and disabled',
  outcome: 'ignored',
  stage: 'train',
  holds: ({ run }) => run.readsDisableMlflow,
  workflows: ['training'],
  fields: ['logger_backend', 'disable_mlflow'],
  source: [knownIssue('CONFIG-LOGGER-001'), evidence('unchecked-execution-options')],
  notTried: DESIGN_ONLY,
  why: '`disable_mlflow` is the older option that turns MLflow logging off.',
  check: ({ value }) => {
    if (value('execution_config', 'disable_mlflow') !== true) return [];
    if (value('execution_config', 'logger_backend') !== 'mlflow') return [];
    return [
      {
        fields: ['logger_backend', 'disable_mlflow'],
        message: "`logger_backend` is 'mlflow', but `disable_mlflow` is True. Clear one of them.",
        fixes: [
          clearExecutionOptionAndOverride('disable_mlflow'),
          clearExecutionOptionAndOverride('logger_backend'),
        ],
      },
    ];
  },
});

export const mlflowStore = rule({
  id: 'mlflow-file-store',
  title: 'MLflow 3.13 and newer reject the file store',
  outcome: 'info',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  entryPoints: ['native', 'script', 'python'],
  fields: ['logger_backend'],
  raises: ['MlflowException: filesystem tracking'],
  source: [code.components(1694), knownIssue('CONFIG-LOGGER-001')],
  tried: true,
  why: 'Training logs to a folder. MLflow 3.13 and newer reject this with an `MlflowException` before the first epoch, unless the environment variable `MLFLOW_ALLOW_FILE_STORE` is true.',
  check: ({ value }) =>
    value('execution_config', 'logger_backend') === 'mlflow'
      ? [
          {
            fields: ['logger_backend'],
            message:
              "`logger_backend` is 'mlflow', which stops with an `MlflowException` in MLflow 3.13 and newer. Set `MLFLOW_ALLOW_FILE_STORE=true` in the environment of the run.",
            short: 'MLflow 3.13 and newer stop with an `MlflowException`.',
          },
        ]
      : [],
});

const EVERY = 'recon_log_every_n_epochs';
const DETAILS = [
  'recon_log_num_patches',
  'recon_log_fixed_indices',
  'recon_log_stitch',
  'recon_log_max_stitch_samples',
];

export const reconUnused = rule({
  id: 'recon-log-unused',
  title: 'Reconstructions are not logged',
  outcome: 'ignored',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: [EVERY, ...DETAILS, 'logger_backend'],
  source: [code.components(1658), evidence('unchecked-execution-options')],
  tried: true,
  why: 'Training logs reconstructions only if `recon_log_every_n_epochs` is set and `logger_backend` is mlflow.',
  check: ({ value, changed }) => {
    const every = value('execution_config', EVERY) ?? null;
    const logger = value('execution_config', 'logger_backend') ?? null;
    if (every !== null) {
      if (logger === 'mlflow') return [];
      return [
        {
          fields: [EVERY, 'logger_backend'],
          message: `${asCode(EVERY)} is ${formatValue(every)}, but \`logger_backend\` is ${formatValue(logger)}: reconstructions are logged to mlflow only. Set \`logger_backend\` to 'mlflow'.`,
          fixes: [setExecutionOption('logger_backend', 'mlflow'), clearExecutionOption(EVERY)],
        },
      ];
    }
    const names = DETAILS.filter((name) => changed('execution_config', name));
    if (names.length === 0) return [];
    return [
      {
        fields: [...names, EVERY],
        message: `${asCodes(names)} ${names.length > 1 ? 'are' : 'is'} set, but ${asCode(EVERY)} is None: no reconstructions are logged. Set ${asCode(EVERY)}, or clear ${asCodes(names)}.`,
        fixes: [clearExecutionOption(...names)],
      },
    ];
  },
});

export const reconInterval = rule({
  id: 'recon-log-interval',
  title: 'No epoch logs a reconstruction',
  outcome: 'ignored',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: [EVERY, 'max_epochs', 'test_data_file'],
  raises: ['ZeroDivisionError: modulo by zero'],
  source: [code.reconLogging(115, 160), evidence('unchecked-execution-options')],
  tried: true,
  why: 'Reconstructions are logged after validation, every `recon_log_every_n_epochs` epochs. An interval of 0 stops training with a division by zero.',
  check: (context) => {
    const every = context.number('execution_config', EVERY);
    if (every === undefined) return [];
    if (context.value('execution_config', 'logger_backend') !== 'mlflow') return [];
    const epochs = context.number('tf_training_config', 'nepochs') ?? every;
    const wrong =
      every <= 0
        ? 'it must be 1 or more'
        : every > epochs
          ? thereAre(
              exactly(context.value('tf_training_config', 'nepochs')) ?? epochs,
              'epoch',
              'only ',
            )
          : hasValidation(context)
            ? null
            : 'reconstructions are logged after validation, and there is no `test_data_file`';
    if (wrong === null) return [];
    return [
      {
        fields: [EVERY],
        outcome: every === 0 && hasValidation(context) ? 'crash' : 'ignored',
        message: `${asCode(EVERY)} is ${context.shown('execution_config', EVERY)}, but ${wrong}. Set it between 1 and \`max_epochs\` and use a validation dataset, or clear it.`,
        short: `${asCode(EVERY)} is ${context.shown('execution_config', EVERY)}, but ${wrong.split(',')[0]}.`,
        fixes: [clearExecutionOption(EVERY)],
      },
    ];
  },
});
