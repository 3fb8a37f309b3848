/** The command: reads what the user asks, calls the rooms, prints what they answer. No algorithm is here. */
package io.clade.cli;
