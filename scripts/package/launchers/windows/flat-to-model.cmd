@echo off
rem The command line of Flat-to-Model Studio: the app itself, without a window.
"%~dp0..\Flat-to-Model Studio.exe" --cli --log-level=3 -- %*
exit /b %ERRORLEVEL%
