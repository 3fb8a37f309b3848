/** Files that a crash or a power cut leaves whole, and what to say where a disk fails. */
package io.clade.storage;
