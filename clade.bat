@echo off
rem Runs Clade from its sources: builds it on first use and after changes, then starts the command.
setlocal
set "ROOT=%~dp0"
set "APP=%ROOT%cli\target\clade"
set "STAMP=%ROOT%cli\target\build-stamp"

powershell -NoProfile -Command "if (-not (Test-Path '%APP%\bin\clade.bat') -or -not (Test-Path '%STAMP%')) { exit 1 }; $built = (Get-Item '%STAMP%').LastWriteTime; $sources = @(Get-ChildItem '%ROOT%pom.xml', '%ROOT%*\pom.xml') + @(Get-ChildItem '%ROOT%*\src\main' -Recurse); if ($sources | Where-Object { $_.LastWriteTime -gt $built } | Select-Object -First 1) { exit 1 }"
if not errorlevel 1 goto run

echo clade: Building Clade. The first build downloads its libraries, which takes a few minutes ... 1>&2
if not exist "%ROOT%cli\target" mkdir "%ROOT%cli\target"
type nul > "%STAMP%.new"
if exist "%APP%" rmdir /s /q "%APP%"
pushd "%ROOT%"
call mvnw.cmd -q -B -DskipTests package 1>&2
if errorlevel 1 (
    popd
    echo clade: The build failed, see above. It needs a JDK of version 17 or newer. Set JAVA_HOME to one. 1>&2
    exit /b 1
)
popd
move /y "%STAMP%.new" "%STAMP%" > nul

:run
call "%APP%\bin\clade.bat" %*
exit /b %ERRORLEVEL%
