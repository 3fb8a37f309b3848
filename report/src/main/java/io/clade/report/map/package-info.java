/**
 * The samples on a plane: {@link io.clade.report.map.Projection} places them, {@link io.clade.report.map.Grouping} colours them,
 * {@link io.clade.report.map.MapDrawing} is the map without a browser.
 */
package io.clade.report.map;
