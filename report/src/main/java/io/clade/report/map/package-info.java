/**
 * The samples on a plane: {@link io.clade.report.map.Projection} places them, {@link io.clade.report.map.Grouping}
 * colours them, {@link io.clade.report.map.MapDrawing} draws the map without a browser.
 */
package io.clade.report.map;
