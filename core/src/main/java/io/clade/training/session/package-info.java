/** What a fit is told and what it tells: its seed, its progress, its history, and the checkpoints it resumes from. */
package io.clade.training.session;
