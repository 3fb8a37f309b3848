@echo off
rem Starts Clade, wherever this folder is. JAVA_HOME chooses the Java; CLADE_JAVA_OPTS holds options for it.
setlocal

set "JAVA="
if defined JAVA_HOME goto home
for %%j in (java.exe) do set "JAVA=%%~$PATH:j"
if defined JAVA goto version
echo clade: No Java was found. Install version 17 or newer, or set JAVA_HOME to it. 1>&2
exit /b 1

:home
set "JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%JAVA%" goto version
echo clade: JAVA_HOME is %JAVA_HOME%, where there is no Java. Set it to a JDK or JRE of version 17 or newer. 1>&2
exit /b 1

:version
rem The release file says the version without starting Java for it.
set "MAJOR="
for %%d in ("%JAVA%") do set "RELEASE=%%~dpd..\release"
if not exist "%RELEASE%" goto start
for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%RELEASE%"') do for /f "tokens=1 delims=.-+_" %%m in (%%v) do set "MAJOR=%%~m"
if not defined MAJOR goto start
if %MAJOR% GEQ 17 goto start
echo clade: Java 17 or newer is needed. Got version %MAJOR% from %JAVA%. Set JAVA_HOME to a newer one. 1>&2
exit /b 1

:start
rem Newer Javas warn of what the native libraries' binding does unless told that it may.
set "QUIET="
if defined MAJOR if %MAJOR% GEQ 23 set "QUIET=--sun-misc-unsafe-memory-access=allow"
"%JAVA%" --enable-native-access=ALL-UNNAMED %QUIET% -XX:+UseSerialGC -XX:-UsePerfData -Djava.awt.headless=true %CLADE_JAVA_OPTS% -cp "%~dp0..\lib\*" io.clade.cli.Clade %*
exit /b %ERRORLEVEL%
