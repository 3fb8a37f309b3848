/** The session of a fit: its seed, its progress, its history, and the checkpoints it resumes from. */
package io.clade.training.session;
