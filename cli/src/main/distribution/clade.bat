@echo off
rem Starts Clade, wherever this folder is. JAVA_HOME chooses the Java; CLADE_JAVA_OPTS holds options for it.
setlocal
set "HOME_OF_CLADE=%~dp0.."

set "JAVA=java"
if not defined JAVA_HOME goto version
set "JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%JAVA%" goto version
echo clade: JAVA_HOME is %JAVA_HOME%, where there is no Java. Set it to a JDK or JRE of version 17 or newer. 1>&2
exit /b 1

:version
set "MAJOR="
for /f tokens^=2^ delims^=^" %%v in ('""%JAVA%" -version 2>&1"') do if not defined MAJOR for /f "delims=.-+" %%m in ("%%v") do set "MAJOR=%%m"
if not defined MAJOR (
    echo clade: No Java was found. Install version 17 or newer, or set JAVA_HOME to it. 1>&2
    exit /b 1
)
if %MAJOR% LSS 17 (
    echo clade: Java 17 or newer is needed. Got version %MAJOR%. Set JAVA_HOME to a newer one. 1>&2
    exit /b 1
)
rem Newer Javas warn of what the native libraries' binding does unless told that it may.
set "QUIET="
if %MAJOR% GEQ 23 set "QUIET=--sun-misc-unsafe-memory-access=allow"

"%JAVA%" --enable-native-access=ALL-UNNAMED %QUIET% -XX:+UseSerialGC -XX:-UsePerfData -Djava.awt.headless=true %CLADE_JAVA_OPTS% -cp "%HOME_OF_CLADE%\lib\*" io.clade.cli.Clade %*
exit /b %ERRORLEVEL%
